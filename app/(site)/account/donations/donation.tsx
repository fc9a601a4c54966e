import { nameCard } from '@/lib/donations/notifications/card-rules'
import type { ServerText } from '@/lib/languages/text'
import { sayDonation } from '@/lib/offers/say-donation'
import { limitDates } from '@/lib/donations/changes/limit-dates'
import { endReasons, pauseMonths } from '@/lib/donations/rules'
import { skipCharges } from '@/lib/donations/changes/skip-charges'
import type { DonationView } from '@/lib/donations/manage-links/view-donation'
import { dayOf } from '@/lib/days'
import { formatPlain, symbolOf } from '@/lib/money'
import { boundsOf, smallerPreset } from '@/lib/offers/rules'
import type { Currency } from '@/lib/publication'
import forms from '../../../_ui/forms/form.module.css'
import { SubmitButton } from '../../../_ui/forms/submit-button'
import { Disclosure } from '../../../_ui/disclosure'
import { openCard } from './actions'
import { AddressForm } from './address-form'
import { AmountForm, DateForm, EndForm, PauseForm, PressForm, SkipForm } from './change-forms'
import { DrawnFields, type Drawn } from './change-form'
import styles from './donation.module.css'
import { FrequencyRow, UntilRow } from './terms'
import { requestText } from '../../../_parts/request-text'

type Props = {
  donation: DonationView
  drawn: Drawn
  now: Date
  /** The initial value of the other amount, if a link names one. */
  proposed: string | undefined
}

/** The possible changes of a donation, each in its own row with its own form. */
export async function Changes({ donation, drawn, now, proposed }: Props) {
  const t = await requestText()
  const may = (kind: DonationView['changes'][number]) => donation.changes.includes(kind)
  if (donation.standing === 'single' || donation.standing === 'over') return null
  return (
    <>
      {may('resume') && <PressForm drawn={drawn} kind="resume" label={t('Resume now')} />}
      {donation.standing === 'scheduled' && (
        <PressForm drawn={drawn} kind="end" label={t('Cancel this donation')} />
      )}
      {may('keep') && <PressForm drawn={drawn} kind="keep" label={t('Keep my donation')} />}
      <div className={styles.rows}>
        {may('amount') && <Amount donation={donation} drawn={drawn} proposed={proposed} />}
        {may('frequency') && <FrequencyRow donation={donation} drawn={drawn} />}
        {may('date') && <Day donation={donation} drawn={drawn} now={now} />}
        {may('skip') && <Skip donation={donation} drawn={drawn} />}
        {may('pause') && <PauseForm drawn={drawn} options={listPauses(donation, t)} />}
        {may('until') && <UntilRow donation={donation} drawn={drawn} now={now} />}
        <Card donation={donation} drawn={drawn} />
        {may('address') && <AddressForm drawn={drawn} />}
        {may('end') && donation.standing !== 'scheduled' && <End donation={donation} drawn={drawn} />}
      </div>
    </>
  )
}

type RowProps = { donation: DonationView; drawn: Drawn }

async function Amount({ donation, drawn, proposed }: RowProps & { proposed: string | undefined }) {
  const t = await requestText()
  const { frequency, amount } = donation
  const { least, most } = boundsOf(frequency, amount.currency as Currency)
  return (
    <AmountForm
      drawn={drawn}
      now={sayDonation({ amount, frequency }, t)}
      amount={proposed ?? formatPlain(amount)}
      isOpen={proposed !== undefined}
      symbol={symbolOf(amount.currency)}
      hint={t(
        'In {code}, from {least} to {most}. The new amount applies from the next charge; nothing is charged now.',
        { code: amount.currency.toUpperCase(), least: t.money(least), most: t.money(most) },
      )}
    />
  )
}

async function Day({ donation, drawn, now }: RowProps & { now: Date }) {
  const t = await requestText()
  const limits = limitDates(donation, now)
  return (
    <DateForm
      drawn={drawn}
      now={donation.nextChargeOn === null ? '' : t.day(donation.nextChargeOn)}
      hint={
        donation.frequency === 'annual'
          ? t(
              'Choose a date from {earliest} to {latest}. Later charges follow on the same day every year. If your browser shows no calendar, enter the date like this: {example}.',
              { earliest: t.day(limits.earliest), latest: t.day(limits.latest), example: limits.earliest },
            )
          : t(
              'Choose a date from {earliest} to {latest}. Later charges follow on the same day every month. If your browser shows no calendar, enter the date like this: {example}.',
              { earliest: t.day(limits.earliest), latest: t.day(limits.latest), example: limits.earliest },
            )
      }
      limits={limits}
    />
  )
}

async function Skip({ donation, drawn }: RowProps) {
  const t = await requestText()
  const next = skipCharges(donation, 1)
  if (next === null || donation.nextChargeOn === null) return null
  const words = t(
    'The payment on {nextChargeOn} will be skipped and will not be charged later. The next one is on {next}.',
    { nextChargeOn: t.day(donation.nextChargeOn), next: t.day(dayOf(next)) },
  )
  return <SkipForm drawn={drawn} words={words} />
}

function listPauses(donation: DonationView, t: ServerText) {
  return pauseMonths.flatMap((months) => {
    const next = skipCharges(donation, months)
    if (next === null) return []
    const label = months === 1 ? t('1 month') : t('{months} months', { months })
    return [{ value: String(months), label, note: t('Next charge on {next}', { next: t.day(dayOf(next)) }) }]
  })
}

async function Card({ donation, drawn }: RowProps) {
  const t = await requestText()
  return (
    <Disclosure
      summary={t('Change the card')}
      now={donation.card === null ? undefined : nameCard(donation.card, t)}
      isOpen={donation.standing === 'failing'}
    >
      <form action={openCard} className={forms.form} aria-label={t('Change the card')}>
        <p>
          {t(
            'The button takes you to the payment company’s page, where you can enter another card. We never see its number. You will not be charged for this.',
          )}
        </p>
        <DrawnFields drawn={drawn} kind="card" />
        <SubmitButton>{t('Go to the card page')}</SubmitButton>
      </form>
    </Disclosure>
  )
}

async function End({ donation, drawn }: RowProps) {
  const t = await requestText()
  const smaller = smallerPreset(donation.amount, donation.frequency)
  const words =
    donation.standing === 'failing' || donation.nextChargeOn === null
      ? t(
          'The donation ends as soon as you press the button. The failed payment will not be tried again, and you owe nothing.',
        )
      : t(
          'Nothing more will be charged once you press the button. The donation ends on {nextChargeOn}. Until then you can change your mind and keep it.',
          { nextChargeOn: t.day(donation.nextChargeOn) },
        )
  return (
    <EndForm
      drawn={drawn}
      words={words}
      reasons={[
        { value: '', label: t('I would rather not say') },
        ...Object.entries(endReasons).map(([value, label]) => ({ value, label: t.known(label) })),
      ]}
      smaller={
        smaller && {
          amount: formatPlain(smaller),
          label: t('Give {donation} instead', {
            donation: sayDonation({ amount: smaller, frequency: donation.frequency }, t),
          }),
        }
      }
    />
  )
}
