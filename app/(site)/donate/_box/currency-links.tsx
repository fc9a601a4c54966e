'use client'

import type { DonationLink } from '@/lib/offers/schema'
import type { BoxChoice } from './box-choice'
import { currencyHref } from './currency-href'
import styles from './currency-links.module.css'
import { useText } from '../../../_ui/use-text'

type Currency = DonationLink['currency']
type Props = { link: DonationLink; currencies: readonly Currency[]; choice: BoxChoice }

/** Links to the same box in other currencies, with the current choice. */
export function CurrencyLinks({ link, currencies, choice }: Props) {
  const t = useText()
  return (
    <div className={styles.currencies}>
      <p id="donation-currency">{t('Give in')}</p>
      <ul aria-labelledby="donation-currency">
        {currencies.map((currency) => (
          <li key={currency}>
            <a
              href={t.href(currencyHref(currency, { link, choice }))}
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
