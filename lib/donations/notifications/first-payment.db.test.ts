import { expect, it } from 'vitest'
import { world } from '../../../testing/world'
import { db, inTransaction } from '../../db'
import type { Language } from '../../languages/rules'
import type { Frequency } from '../../offers/rules'
import type { FailedRenewal, StripeSnapshot } from '../../stripe/stripe-snapshot'
import { nextState } from '../rules'
import { notifyDonor } from './notify-donor'

// The sandbox has no bank that answers days later, so these tests bring Stripe's answer themselves.

const now = () => world().clock.now()

const unpaid: StripeSnapshot = {
  session: 'complete',
  hasFailed: false,
  donorEmail: null,
  customerId: 'cus_1',
  subscription: null,
  payments: [],
}
const refused = { ...unpaid, hasFailed: true }
const payment = {
  paymentIntentId: 'pi_1',
  chargeId: 'ch_1',
  invoiceId: null,
  amountMinor: 2000,
  currency: 'eur',
  paidAt: new Date('2026-11-20T10:00:00Z'),
  fee: null,
  refunds: [],
  disputes: [],
}

let donors = 0

/** A donor who left the payment page, whose bank has not answered yet. */
async function start({
  frequency = 'once',
  language = 'en',
}: { frequency?: Frequency; language?: Language } = {}) {
  const email = `bank-${(donors += 1)}@example.org`
  const { id } = await db().donation.create({
    data: {
      frequency,
      language,
      amountMinor: 2000,
      currency: 'eur',
      placement: 'donate-page',
      createdAt: new Date('2026-11-20T10:00:00Z'),
    },
  })
  /** As a sync does it: what it reads at Stripe moves the donation and is told, in one transaction. */
  const hear = (snapshot: StripeSnapshot) =>
    inTransaction(async (transaction) => {
      const donation = await transaction.donation.findUniqueOrThrow({ where: { id } })
      const state = nextState(donation.state, { snapshot, frequency })
      const paidAt = snapshot.payments[0]?.paidAt ?? null
      await transaction.donation.update({ where: { id }, data: { state, paidAt, donorEmail: email } })
      await notifyDonor(transaction, { donation, state, snapshot, now: now(), email })
      return state
    })
  const mails = () => db().mail.findMany({ where: { toAddress: email }, orderBy: { id: 'asc' } })
  return { id, hear, mails }
}

it('tells a donor once that the bank did not pay, whether the event comes twice, at once or late', async () => {
  const { hear, mails } = await start()
  expect(await hear(unpaid)).toBe('pending')
  expect(await mails()).toEqual([])
  expect(await hear(refused)).toBe('expired')
  await Promise.all([hear(refused), hear(refused)])
  const [mail, ...others] = await mails()
  expect(others).toEqual([])
  expect(mail).toMatchObject({ kind: 'first-payment-failed', subject: 'Your payment did not go through' })
  expect(mail?.text).toContain('On Friday 20 November 2026 you started a donation: €20. Your bank')
  expect(mail?.text).toContain('nothing was taken from your account')
  const link = 'http://localhost:3000/donate?frequency=once&currency=eur&amount=20&placement=payment-failed'
  expect(mail?.text.split('\n').filter((line) => line === link)).toHaveLength(1)
  expect(mail?.text).not.toMatch(/card|manage|sorry|\?token/i)
})

it('tells it also where the session was known as expired before, and says nothing once a payment came', async () => {
  const late = await start()
  expect(await late.hear({ ...unpaid, session: 'expired' })).toBe('expired')
  expect(await late.mails()).toEqual([])
  await late.hear(refused)
  expect(await late.mails()).toHaveLength(1)
  // Stripe is asked for the state, so a late event of a failure finds the payment that followed it.
  const paid = await start()
  await paid.hear({ ...unpaid, payments: [payment] })
  await paid.hear({ ...refused, payments: [payment] })
  expect(await paid.mails()).toEqual([])
})

it('says nothing while the payment page is open: the donor sees the refusal there', async () => {
  const { hear, mails } = await start({ frequency: 'monthly' })
  await hear({ ...withSubscription({ failed: tried }), session: 'open' })
  expect(await mails()).toEqual([])
})

const tried: FailedRenewal = {
  invoiceId: 'in_1',
  amountMinor: 2000,
  attempts: 1,
  nextAttemptAt: new Date('2026-11-27T10:00:00Z'),
  code: 'insufficient_funds',
  method: 'sepa_debit',
  triedWith: 'pm_1',
  payUrl: 'https://invoice.stripe.com/i/open',
}

const withSubscription = ({
  failed,
  hasEnded = false,
}: {
  failed: FailedRenewal | null
  hasEnded?: boolean
}) => ({
  ...unpaid,
  subscription: {
    id: 'sub_1',
    status: hasEnded ? ('ended' as const) : ('past_due' as const),
    frequency: 'monthly' as const,
    endsAt: null,
    nextChargeAt: null,
    hasEndedUnpaid: hasEnded,
    failed,
    amount: { minor: 2000, currency: 'eur' },
    isPaused: false,
    resumesAt: null,
    anchorAt: new Date('2026-11-20T10:00:00Z'),
    movedTo: null,
    card: null,
  },
})

it('leads a monthly donor to the open invoice, in the language of the start, and is silent about later tries', async () => {
  const { hear, mails } = await start({ frequency: 'monthly', language: 'ru' })
  await hear(withSubscription({ failed: tried }))
  await hear(withSubscription({ failed: { ...tried, attempts: 2, nextAttemptAt: null } }))
  expect(await hear(withSubscription({ failed: null, hasEnded: true }))).toBe('expired')
  const [mail, ...others] = await mails()
  expect(others).toEqual([])
  expect(mail?.subject).toBe('Ваш платёж не прошёл')
  expect(mail?.text).toContain('с вашего счёта ничего не списано')
  expect(mail?.text).toContain('https://invoice.stripe.com/i/open')
})
