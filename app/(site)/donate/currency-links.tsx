import type { DonationLink } from '@/lib/offers/schema'
import type { BoxChoice } from './box-choice'
import styles from './currency-links.module.css'

type Currency = DonationLink['currency']
type Props = { link: DonationLink; currencies: readonly Currency[]; choice: BoxChoice }

/** Links to the same box in other currencies, with the current choice. */
export function CurrencyLinks({ link, currencies, choice }: Props) {
  return (
    <div className={styles.currencies}>
      <p id="donation-currency">Give in</p>
      <ul aria-labelledby="donation-currency">
        {currencies.map((currency) => (
          <li key={currency}>
            <a
              href={hrefOf(currency, { link, choice })}
              aria-current={currency === link.currency ? 'true' : undefined}
            >
              {currency.toUpperCase()}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function hrefOf(currency: Currency, { link, choice }: { link: DonationLink; choice: BoxChoice }): string {
  const query = new URLSearchParams({ currency: currency.toUpperCase(), frequency: choice.frequency })
  if (choice.amount !== '') query.set('amount', choice.amount)
  if (choice.isFeeCovered) query.set('coverFee', 'yes')
  for (const name of ['article', 'placement', 'campaign'] as const) {
    const value = link[name]
    if (value !== undefined) query.set(name, value)
  }
  return `/donate?${query.toString()}`
}
