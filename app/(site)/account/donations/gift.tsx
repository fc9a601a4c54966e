import { formatDay } from '@/lib/days'
import { limitDates } from '@/lib/donations/changes/limit-dates'
import { endReasons, pauseMonths } from '@/lib/donations/rules'
import { skipCharges } from '@/lib/donations/changes/skip-charges'
import type { GiftView } from '@/lib/donations/manage-links/view-gift'
import { dayOf } from '@/lib/days'
import { formatMoney, formatPlain } from '@/lib/money'
import { boundsOf, describeGift, smallerPreset } from '@/lib/offers/rules'
import { publication, type Currency } from '@/lib/publication'
import { SubmitButton } from '../../../_ui/submit-button'
import { Disclosure } from '../../../_ui/disclosure'
import { openCard } from './actions'
import { AmountForm, DateForm, EndForm, PauseForm, PressForm, SkipForm } from './change-forms'
import { DrawnFields, type Drawn } from './change-form'
import styles from './gift.module.css'

type Props = {
  gift: GiftView
  drawn: Drawn
  now: Date
  /** The initial value of the other amount, if a link names one. */
  proposed: string | undefined
}

/** The possible changes of a donation, each in its own row with its own form. */
export function Changes({ gift, drawn, now, proposed }: Props) {
  const may = (kind: GiftView['changes'][number]) => gift.changes.includes(kind)
  if (gift.standing === 'single' || gift.standing === 'over') return null
  return (
    <>
      {may('resume') && <PressForm drawn={drawn} kind="resume" label="Resume now" />}
      {may('keep') && <PressForm drawn={drawn} kind="keep" label="Keep my gift" />}
      <div className={styles.rows}>
        {may('amount') && <Amount gift={gift} drawn={drawn} proposed={proposed} />}
        {may('date') && <Day gift={gift} drawn={drawn} now={now} />}
        {may('skip') && <Skip gift={gift} drawn={drawn} />}
        {may('pause') && <PauseForm drawn={drawn} options={listPauses(gift)} />}
        <Card gift={gift} drawn={drawn} />
        {may('end') && <End gift={gift} drawn={drawn} />}
      </div>
    </>
  )
}

type RowProps = { gift: GiftView; drawn: Drawn }

function Amount({ gift, drawn, proposed }: RowProps & { proposed: string | undefined }) {
  const { frequency, amount } = gift
  const { least, most } = boundsOf(frequency, amount.currency as Currency)
  const say = (money: typeof least) => formatMoney(money, publication.locale)
  return (
    <AmountForm
      drawn={drawn}
      now={describeGift(amount, frequency)}
      amount={proposed ?? formatPlain(amount)}
      isOpen={proposed !== undefined}
      symbol={formatMoney({ minor: 0, currency: amount.currency }).replace(/[\d\s]/g, '')}
      hint={`In ${amount.currency.toUpperCase()}, from ${say(least)} to ${say(most)}. It counts from the next charge on; nothing is charged now.`}
    />
  )
}

function Day({ gift, drawn, now }: RowProps & { now: Date }) {
  const limits = limitDates(gift.frequency, now)
  const rhythm = gift.frequency === 'annual' ? 'every year' : 'every month'
  return (
    <DateForm
      drawn={drawn}
      now={gift.nextChargeOn === null ? '' : formatDay(gift.nextChargeOn)}
      hint={`From ${formatDay(limits.earliest)} to ${formatDay(limits.latest)}; after that on the same day ${rhythm}. Where your browser shows no calendar, as ${limits.earliest}.`}
      limits={limits}
    />
  )
}

function Skip({ gift, drawn }: RowProps) {
  const next = skipCharges(gift, 1)
  if (next === null || gift.nextChargeOn === null) return null
  const words = `The payment of ${formatDay(gift.nextChargeOn)} will be skipped and will not be charged later. The next one is on ${formatDay(dayOf(next))}.`
  return <SkipForm drawn={drawn} words={words} />
}

function listPauses(gift: GiftView) {
  return pauseMonths.flatMap((months) => {
    const next = skipCharges(gift, months)
    if (next === null) return []
    const label = months === 1 ? '1 month' : `${months} months`
    return [{ value: String(months), label, note: `Next charge on ${formatDay(dayOf(next))}` }]
  })
}

function Card({ gift, drawn }: RowProps) {
  return (
    <Disclosure summary="Change the card" now={gift.card ?? undefined} isOpen={gift.standing === 'failing'}>
      <form action={openCard} className={styles.form} aria-label="Change the card">
        <p>
          The button leads to the payment company’s page, where you enter another card. We never see its
          number. Nothing is charged for that.
        </p>
        <DrawnFields drawn={drawn} kind="card" />
        <SubmitButton>Go to the card page</SubmitButton>
      </form>
    </Disclosure>
  )
}

function End({ gift, drawn }: RowProps) {
  const smaller = smallerPreset(gift.amount, gift.frequency)
  const words =
    gift.standing === 'failing' || gift.nextChargeOn === null
      ? 'One press, and it is over at once. The payment that did not go through is not tried again, and you owe nothing.'
      : `One press, and nothing more is charged. The gift then stands until ${formatDay(gift.nextChargeOn)}, and until that day one press takes the end back.`
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
          label: `Give ${describeGift(smaller, gift.frequency)} instead`,
        }
      }
    />
  )
}
