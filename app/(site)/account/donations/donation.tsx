import { formatDay } from '@/lib/days'
import { limitDates } from '@/lib/donations/changes/limit-dates'
import { endReasons, pauseMonths } from '@/lib/donations/rules'
import { skipCharges } from '@/lib/donations/changes/skip-charges'
import type { DonationView } from '@/lib/donations/manage-links/view-donation'
import { dayOf } from '@/lib/days'
import { formatMoney, formatPlain, symbolOf } from '@/lib/money'
import { boundsOf, describeDonation, smallerPreset } from '@/lib/offers/rules'
import { publication, type Currency } from '@/lib/publication'
import forms from '../../../_ui/form.module.css'
import { SubmitButton } from '../../../_ui/submit-button'
import { Disclosure } from '../../../_ui/disclosure'
import { openCard } from './actions'
import { AmountForm, DateForm, EndForm, PauseForm, PressForm, SkipForm } from './change-forms'
import { DrawnFields, type Drawn } from './change-form'
import styles from './donation.module.css'
import { FrequencyRow, UntilRow } from './terms'

type Props = {
  donation: DonationView
  drawn: Drawn
  now: Date
  /** The initial value of the other amount, if a link names one. */
  proposed: string | undefined
}

/** The possible changes of a donation, each in its own row with its own form. */
export function Changes({ donation, drawn, now, proposed }: Props) {
  const may = (kind: DonationView['changes'][number]) => donation.changes.includes(kind)
  if (donation.standing === 'single' || donation.standing === 'over') return null
  return (
    <>
      {may('resume') && <PressForm drawn={drawn} kind="resume" label="Resume now" />}
      {may('keep') && <PressForm drawn={drawn} kind="keep" label="Keep my donation" />}
      <div className={styles.rows}>
        {may('amount') && <Amount donation={donation} drawn={drawn} proposed={proposed} />}
        {may('frequency') && <FrequencyRow donation={donation} drawn={drawn} />}
        {may('date') && <Day donation={donation} drawn={drawn} now={now} />}
        {may('skip') && <Skip donation={donation} drawn={drawn} />}
        {may('pause') && <PauseForm drawn={drawn} options={listPauses(donation)} />}
        {may('until') && <UntilRow donation={donation} drawn={drawn} now={now} />}
        <Card donation={donation} drawn={drawn} />
        {may('end') && <End donation={donation} drawn={drawn} />}
      </div>
    </>
  )
}

type RowProps = { donation: DonationView; drawn: Drawn }

function Amount({ donation, drawn, proposed }: RowProps & { proposed: string | undefined }) {
  const { frequency, amount } = donation
  const { least, most } = boundsOf(frequency, amount.currency as Currency)
  const say = (money: typeof least) => formatMoney(money, publication.locale)
  return (
    <AmountForm
      drawn={drawn}
      now={describeDonation(amount, frequency)}
      amount={proposed ?? formatPlain(amount)}
      isOpen={proposed !== undefined}
      symbol={symbolOf(amount.currency)}
      hint={`In ${amount.currency.toUpperCase()}, from ${say(least)} to ${say(most)}. The new amount applies from the next charge; nothing is charged now.`}
    />
  )
}

function Day({ donation, drawn, now }: RowProps & { now: Date }) {
  const limits = limitDates(donation, now)
  const rhythm = donation.frequency === 'annual' ? 'every year' : 'every month'
  return (
    <DateForm
      drawn={drawn}
      now={donation.nextChargeOn === null ? '' : formatDay(donation.nextChargeOn)}
      hint={`Choose a date from ${formatDay(limits.earliest)} to ${formatDay(limits.latest)}. Later charges follow on the same day ${rhythm}. If your browser shows no calendar, enter the date like this: ${limits.earliest}.`}
      limits={limits}
    />
  )
}

function Skip({ donation, drawn }: RowProps) {
  const next = skipCharges(donation, 1)
  if (next === null || donation.nextChargeOn === null) return null
  const words = `The payment on ${formatDay(donation.nextChargeOn)} will be skipped and will not be charged later. The next one is on ${formatDay(dayOf(next))}.`
  return <SkipForm drawn={drawn} words={words} />
}

function listPauses(donation: DonationView) {
  return pauseMonths.flatMap((months) => {
    const next = skipCharges(donation, months)
    if (next === null) return []
    const label = months === 1 ? '1 month' : `${months} months`
    return [{ value: String(months), label, note: `Next charge on ${formatDay(dayOf(next))}` }]
  })
}

function Card({ donation, drawn }: RowProps) {
  return (
    <Disclosure
      summary="Change the card"
      now={donation.card ?? undefined}
      isOpen={donation.standing === 'failing'}
    >
      <form action={openCard} className={forms.form} aria-label="Change the card">
        <p>
          The button takes you to the payment company’s page, where you can enter another card. We never see
          its number. You will not be charged for this.
        </p>
        <DrawnFields drawn={drawn} kind="card" />
        <SubmitButton>Go to the card page</SubmitButton>
      </form>
    </Disclosure>
  )
}

function End({ donation, drawn }: RowProps) {
  const smaller = smallerPreset(donation.amount, donation.frequency)
  const words =
    donation.standing === 'failing' || donation.nextChargeOn === null
      ? 'The donation ends as soon as you press the button. The failed payment will not be tried again, and you owe nothing.'
      : `Nothing more will be charged once you press the button. The donation ends on ${formatDay(donation.nextChargeOn)}. Until then you can change your mind and keep it.`
  return (
    <EndForm
      drawn={drawn}
      words={words}
      reasons={[
        { value: '', label: 'I would rather not say' },
        ...Object.entries(endReasons).map(([value, label]) => ({ value, label })),
      ]}
      smaller={
        smaller && {
          amount: formatPlain(smaller),
          label: `Give ${describeDonation(smaller, donation.frequency)} instead`,
        }
      }
    />
  )
}
