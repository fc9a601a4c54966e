import { expect, it } from 'vitest'
import { payOnHostedPage } from '../../../stripe-sandbox/src/testing/drive'
import { world } from '../../../testing/world'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import { dayOf } from '../../days'
import type { Frequency } from '../../offers/rules'
import { sendRenewalNotices } from './send-renewal-notices'
import { startDonation } from '../checkout/start-donation'
import { syncDonation } from '../sync/sync-donation'

// Time only moves forward here, so these tests are in the order of their dates.

const now = () => world().clock.now()

async function moveTo(moment: string): Promise<void> {
  world().clock.moveTo(new Date(moment))
  await world().stripe.sandbox.clockMoved()
}

async function give(email: string, frequency: Frequency): Promise<string> {
  const amount = { minor: 2000, currency: 'usd' }
  const request = { frequency, amount, article: 'lake-baikal', placement: 'reminder', campaign: 'spring' }
  const started = await startDonation(request, { now: now(), ip: '203.0.113.1', visitor: email })
  if (!started.ok) throw new Error(started.reason)
  await payOnHostedPage({ url: started.value.checkoutUrl, card: '4242424242424242', email, name: 'A Reader' })
  const { id } = await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })
  await hear(id)
  return id
}

async function hear(id: string): Promise<void> {
  await syncDonation(id, now())
  await work()
}

const donation = (id: string) =>
  db().donation.findUniqueOrThrow({ where: { id }, include: { payments: { orderBy: { paidAt: 'asc' } } } })
const paidOn = async (id: string) => (await donation(id)).payments.map(({ paidAt }) => dayOf(paidAt))
const mailsTo = (email: string) => world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))

it('charges a donation of January 31 on the last day of each month; receipts name the next charge', async () => {
  await moveTo('2027-01-31T12:00:00Z')
  const email = 'month-end@example.org'
  const id = await give(email, 'monthly')
  for (const later of ['2027-03-01', '2027-04-01', '2027-05-01']) {
    await moveTo(`${later}T12:00:00Z`)
    await hear(id)
  }
  expect(await paidOn(id)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'])
  const promised = mailsTo(email).map(({ text }) => /Next charge +(.+)/.exec(text ?? '')?.[1])
  expect(promised).toEqual([
    'Sunday 28 February 2027',
    'Wednesday 31 March 2027',
    'Friday 30 April 2027',
    'Monday 31 May 2027',
  ])
})

it('keeps the origin of a donation after Stripe and after every renewal', async () => {
  const rows = await db().donation.findMany({ where: { donorEmail: 'month-end@example.org' } })
  expect(rows).toMatchObject([{ articleSlug: 'lake-baikal', placement: 'reminder', campaign: 'spring' }])
})

it('charges a yearly donation of a leap day on February 28, announced once even if the worker was down', async () => {
  await moveTo('2028-02-29T12:00:00Z')
  const email = 'leap-day@example.org'
  const id = await give(email, 'annual')
  // The worker is down from long before that week until three days before the charge; then two run at once.
  await moveTo('2029-02-25T12:00:00Z')
  await hear(id)
  await Promise.all([sendRenewalNotices(now()), sendRenewalNotices(now())])
  await sendRenewalNotices(now())
  await work()
  const notices = mailsTo(email).map(({ subject }) => subject)
  expect(
    notices.filter(
      (subject) => subject === 'Your donation renews on Wednesday 28 February 2029: $20 every year',
    ),
  ).toHaveLength(1)

  await moveTo('2029-03-01T12:00:00Z')
  await hear(id)
  expect(await paidOn(id)).toEqual(['2028-02-29', '2029-02-28'])
  expect(await sendRenewalNotices(now())).toBe(0)
  expect(mailsTo(email).map(({ subject }) => subject)).toHaveLength(3)
})
