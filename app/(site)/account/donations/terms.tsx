import type { ServerText } from '@/lib/languages/text'
import { addMonths, dayOf } from '@/lib/days'
import { limitEnds } from '@/lib/donations/changes/limit-dates'
import type { DonationView } from '@/lib/donations/manage-links/view-donation'
import { formatPlain, symbolOf } from '@/lib/money'
import { boundsOf, convertAmount, otherFrequency } from '@/lib/offers/rules'
import type { Currency } from '@/lib/publication'
import type { Drawn } from './change-form'
import { FrequencyForm, UntilForm } from './term-forms'
import { requestText } from '../../../_parts/request-text'

type Props = { donation: DonationView; drawn: Drawn }

/** The row that switches between monthly and annual. */
export async function FrequencyRow({ donation: { frequency, amount, nextChargeOn }, drawn }: Props) {
  const t = await requestText()
  const other = otherFrequency(frequency)
  if (other === 'once' || nextChargeOn === null) return null
  const { least, most } = boundsOf(other, amount.currency as Currency)
  const code = amount.currency.toUpperCase()
  const facts = { code, least: t.money(least), most: t.money(most), day: t.day(nextChargeOn) }
  const isAnnual = other === 'annual'
  return (
    <FrequencyForm
      drawn={drawn}
      summary={isAnnual ? t('Give annually instead') : t('Give monthly instead')}
      amount={formatPlain(convertAmount(amount, other))}
      label={isAnnual ? t('Amount each year') : t('Amount each month')}
      symbol={symbolOf(amount.currency)}
      hint={
        isAnnual
          ? t(
              'In {code}, from {least} to {most}. Nothing is charged now. The next charge stays on {day}, and later ones follow every year.',
              facts,
            )
          : t(
              'In {code}, from {least} to {most}. Nothing is charged now. The next charge stays on {day}, and later ones follow every month.',
              facts,
            )
      }
      button={isAnnual ? t('Switch to annual') : t('Switch to monthly')}
    />
  )
}

/** The row of the end date. */
export async function UntilRow({ donation, drawn, now }: Props & { now: Date }) {
  const t = await requestText()
  const { nextChargeAt, lastDay } = donation
  const limits = limitEnds({ nextChargeAt }, now)
  return (
    <UntilForm
      drawn={drawn}
      now={lastDay === null ? t('None') : t.day(lastDay)}
      options={listEnds({ limits, lastDay }, now, t)}
      otherDay={t('Last day, for “Another day”')}
      hint={t(
        'From {earliest} to {latest}. If your browser shows no calendar, enter the date like this: {example}.',
        { earliest: t.day(limits.earliest), latest: t.day(limits.latest), example: limits.earliest },
      )}
      limits={limits}
    />
  )
}

function listEnds(
  { limits, lastDay }: { limits: { earliest: string }; lastDay: string | null },
  now: Date,
  t: ServerText,
) {
  const spans = [12, 6, 24].flatMap((months) => {
    const value = addMonths(dayOf(now), months)
    if (value < limits.earliest) return []
    return [
      {
        value,
        label: t('For {months} months', { months }),
        note: t('No charge after {day}', { day: t.day(value) }),
      },
    ]
  })
  const never = { value: 'never', label: t('Until I end it') }
  return [...spans, { value: 'other', label: t('Another day') }, ...(lastDay === null ? [] : [never])]
}
