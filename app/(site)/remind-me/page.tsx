import type { ServerText } from '@/lib/languages/text'
import { sayDonation } from '@/lib/offers/say-donation'
import type { Metadata } from 'next'
import { currentTime } from '@/lib/clock'
import { readDonation } from '@/lib/offers/read-donation'
import { donationLinkSchema, type DonationLink } from '@/lib/offers/schema'
import { explainDay, readDay } from '@/lib/reminders/rules'
import { reminderSchema } from '@/lib/reminders/schema'
import { path } from '@/lib/urls'
import { firstValues, type Query } from '../../_parts/first-values'
import { alternatesOf } from '../../_parts/alternates'
import { pageTitle } from '../../_parts/page-title'
import { findSignedIn } from '../../_parts/signed-in'
import { PlainPage } from '../_parts/pages/plain-page'
import { readAsked } from '../_parts/forms/asked-mail'
import { defaultNeutral } from '../_parts/forms/default-neutral'
import { SafetyNote, SafetyWords } from '../_parts/safety-note'
import { visitorCurrency } from '../_parts/visitor'
import { CalendarForm } from './calendar-form'
import { dayLimits, listDayOptions } from './day-options'
import { ReminderForm } from './reminder-form'
import { requestText } from '../../_parts/request-text'

export async function generateMetadata(): Promise<Metadata> {
  const t = await requestText()
  return {
    title: await pageTitle(t('Remind me later')),
    description: t(
      'Choose a day, and we will remind you with one email. Or download a calendar file and leave no address.',
    ),
    alternates: await alternatesOf('/remind-me'),
  }
}

export default async function RemindMePage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const query = firstValues(await searchParams)
  const defaults = { currency: await visitorCurrency(), neutral: defaultNeutral() }
  const donation = donationLinkSchema.parse({ ...defaults, ...query })
  const now = await currentTime()
  const shared = { donation, days: listDayOptions(now, t), limits: dayLimits(now) }
  const before = await readAsked('reminder', reminderSchema, now)
  const known = before?.email ?? (await findSignedIn())?.email
  const asked = query.calendar === undefined ? null : readDay({ when: 'own', ownDay: query.ownDay }, now)

  return (
    <PlainPage heading={t('Remind me later')} label={t('Not today')}>
      <p>
        {describeLink(donation, t)}{' '}
        {t(
          'A reminder on the day you choose brings you back to it: in your own calendar, or as one email from us. There is no second email.',
        )}
      </p>
      <SafetyWords act="giving" />
      <h2 id="calendar">{t('Without an address')}</h2>
      <p>{t('A calendar file adds the reminder to your own calendar. We keep nothing about you.')}</p>
      <CalendarForm {...shared} error={asked && !asked.ok ? explainDay(asked, t) : undefined} />
      <h2 id="email">{t('By email')}</h2>
      <ReminderForm {...shared} before={before} known={known} page={path('/remind-me', donation)} />
      <SafetyNote act="giving" />
    </PlainPage>
  )
}

function describeLink(donation: DonationLink, t: ServerText): string {
  const amount = readDonation(donation.amount ?? '', donation)
  return amount.ok
    ? t('We will keep your choice: {donation}.', {
        donation: sayDonation({ amount: amount.value, frequency: donation.frequency }, t),
      })
    : t('There is no rush.')
}
