import { addMonths, dayOf, formatDay } from '@/lib/days'
import { limitEnds } from '@/lib/donations/changes/limit-dates'
import type { DonationView } from '@/lib/donations/manage-links/view-donation'
import { formatMoney, formatPlain, symbolOf } from '@/lib/money'
import { boundsOf, convertAmount, otherFrequency } from '@/lib/offers/rules'
import { publication, type Currency } from '@/lib/publication'
import type { Drawn } from './change-form'
import { FrequencyForm, UntilForm } from './term-forms'

type Props = { donation: DonationView; drawn: Drawn }

/** The row that switches between monthly and annual. */
export function FrequencyRow({ donation: { frequency, amount, nextChargeOn }, drawn }: Props) {
  const other = otherFrequency(frequency)
  if (other === 'once' || nextChargeOn === null) return null
  const { least, most } = boundsOf(other, amount.currency as Currency)
  const say = (money: typeof least) => formatMoney(money, publication.locale)
  const isAnnual = other === 'annual'
  return (
    <FrequencyForm
      drawn={drawn}
      summary={isAnnual ? 'Give annually instead' : 'Give monthly instead'}
      amount={formatPlain(convertAmount(amount, other))}
      label={isAnnual ? 'Amount each year' : 'Amount each month'}
      symbol={symbolOf(amount.currency)}
      hint={`In ${amount.currency.toUpperCase()}, from ${say(least)} to ${say(most)}. Nothing is charged now. The next charge stays on ${formatDay(nextChargeOn)}, and later ones follow every ${isAnnual ? 'year' : 'month'}.`}
      button={isAnnual ? 'Switch to annual' : 'Switch to monthly'}
    />
  )
}

/** The row of the end date. */
export function UntilRow({ donation, drawn, now }: Props & { now: Date }) {
  const { nextChargeAt, lastDay } = donation
  const limits = limitEnds({ nextChargeAt }, now)
  return (
    <UntilForm
      drawn={drawn}
      now={lastDay === null ? 'None' : formatDay(lastDay)}
      options={listEnds({ limits, lastDay }, now)}
      otherDay="Last day, for “Another day”"
      hint={`From ${formatDay(limits.earliest)} to ${formatDay(limits.latest)}. If your browser shows no calendar, enter the date like this: ${limits.earliest}.`}
      limits={limits}
    />
  )
}

function listEnds({ limits, lastDay }: { limits: { earliest: string }; lastDay: string | null }, now: Date) {
  const spans = [12, 6, 24].flatMap((months) => {
    const value = addMonths(dayOf(now), months)
    if (value < limits.earliest) return []
    return [{ value, label: `For ${months} months`, note: `No charge after ${formatDay(value)}` }]
  })
  const never = { value: 'never', label: 'Until I end it' }
  return [...spans, { value: 'other', label: 'Another day' }, ...(lastDay === null ? [] : [never])]
}
