import type { Metadata } from 'next'
import { currentTime } from '@/lib/clock'
import { describeDonation } from '@/lib/offers/rules'
import { readDonation } from '@/lib/offers/read-donation'
import { donationLinkSchema, type DonationLink } from '@/lib/offers/schema'
import { explainDay, readDay } from '@/lib/reminders/rules'
import { reminderSchema } from '@/lib/reminders/schema'
import { path } from '@/lib/urls'
import { firstValues, type Query } from '../../_parts/first-values'
import { pageTitle } from '../../_parts/page-title'
import { findSignedIn } from '../../_parts/signed-in'
import { PlainPage } from '../_parts/plain-page'
import { readAsked } from '../_parts/asked-mail'
import { defaultNeutral } from '../_parts/default-neutral'
import { SafetyNote, SafetyWords } from '../_parts/safety-note'
import { visitorCurrency } from '../_parts/visitor'
import { CalendarForm } from './calendar-form'
import { dayLimits, listDayOptions } from './day-options'
import { ReminderForm } from './reminder-form'

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: await pageTitle('Remind me later'),
    description:
      'Choose a day, and we will remind you with one email. Or download a calendar file and leave no address.',
    alternates: { canonical: '/remind-me' },
  }
}

export default async function RemindMePage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = firstValues(await searchParams)
  const defaults = { currency: await visitorCurrency(), neutral: defaultNeutral() }
  const donation = donationLinkSchema.parse({ ...defaults, ...query })
  const now = await currentTime()
  const shared = { donation, days: listDayOptions(now), limits: dayLimits(now) }
  const before = await readAsked('reminder', reminderSchema, now)
  const known = before?.email ?? (await findSignedIn())?.email
  const asked = query.calendar === undefined ? null : readDay({ when: 'own', ownDay: query.ownDay }, now)

  return (
    <PlainPage heading="Remind me later" label="Not today">
      <p>
        {describeLink(donation)} A reminder on the day you choose brings you back to it: in your own calendar,
        or as one email from us. There is no second email.
      </p>
      <SafetyWords act="giving" />
      <h2 id="calendar">Without an address</h2>
      <p>A calendar file adds the reminder to your own calendar. We keep nothing about you.</p>
      <CalendarForm {...shared} error={asked && !asked.ok ? explainDay(asked) : undefined} />
      <h2 id="email">By email</h2>
      <ReminderForm {...shared} before={before} known={known} page={path('/remind-me', donation)} />
      <SafetyNote act="giving" />
    </PlainPage>
  )
}

function describeLink(donation: DonationLink): string {
  const amount = readDonation(donation.amount ?? '', donation)
  return amount.ok
    ? `We will keep your choice: ${describeDonation(amount.value, donation.frequency)}.`
    : 'There is no rush.'
}
