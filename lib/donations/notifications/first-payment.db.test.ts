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

let payments = 0
/** A payment of its own, as the ledger has each only once. */
const paidNow = () => {
  payments += 1
  return { ...payment, paymentIntentId: `pi_paid_${payments}`, chargeId: `ch_paid_${payments}` }
}

const later = (since: Date | undefined, days: number) =>
  new Date((since?.getTime() ?? Number.NaN) + days * 86_400_000)

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
  const hear = (snapshot: StripeSnapshot, at = now()) =>
    inTransaction(async (transaction) => {
      const donation = await transaction.donation.findUniqueOrThrow({ where: { id } })
      const state = nextState(donation.state, { snapshot, frequency })
      const paidAt = snapshot.payments[0]?.paidAt ?? null
      const { code: failureCode = null, nextAttemptAt: retryAt = null } = snapshot.subscription?.failed ?? {}
      await transaction.donation.update({
        where: { id },
        data: { state, paidAt, donorEmail: email, failureCode, retryAt },
      })
      for (const { fee: _fee, refunds: _refunds, disputes: _disputes, ...moved } of snapshot.payments)
        await transaction.payment.createMany({ data: { ...moved, donationId: id }, skipDuplicates: true })
      await notifyDonor(transaction, { donation, state, snapshot, now: at, email })
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

it('a month later, when the mail and its key are erased, says nothing again', async () => {
  const { hear, mails } = await start()
  await hear(refused)
  const [mail] = await mails()
  const erasedAt = later(mail?.createdAt, 31)
  await db().mail.deleteMany({ where: { id: mail?.id ?? '' } })
  await hear(refused, erasedAt)
  expect(await mails()).toEqual([])
})

it('never says that nothing was taken once a payment came, also if Stripe takes it back', async () => {
  const once = await start()
  await once.hear({ ...unpaid, payments: [paidNow()] })
  for (let times = 0; times < 2; times += 1) await once.hear(refused)
  expect(await once.mails()).toEqual([])
  const monthly = await start({ frequency: 'monthly' })
  await monthly.hear({
    ...withSubscription({ failed: null }),
    payments: [paidNow()],
  })
  for (let times = 0; times < 2; times += 1) await monthly.hear(withSubscription({ failed: tried }))
  expect((await monthly.mails()).map(({ kind }) => kind)).toEqual(['payment-failed'])
})

it('a renewal that stays unpaid for months is told once for each try, also after those mails are erased', async () => {
  const { hear, mails } = await start({ frequency: 'monthly' })
  const paid = paidNow()
  const failing = (failed: FailedRenewal) => ({ ...withSubscription({ failed }), payments: [paid] })
  await hear({ ...withSubscription({ failed: null }), payments: [paid] })
  const first = { ...tried, invoiceId: 'in_2' }
  const last = { ...first, attempts: 4, nextAttemptAt: null }
  await hear(failing(first))
  await hear(failing(last), later(tried.invoicedAt, 20))
  expect(await mails()).toHaveLength(2)
  // Those of the first month are known by their keys, which are erased a month after the mail.
  await hear(failing(last), later(tried.invoicedAt, 29))
  expect(await mails()).toHaveLength(2)
  await db().mail.deleteMany({ where: { id: { in: (await mails()).map(({ id }) => id) } } })
  for (const days of [51, 80]) await hear(failing(last), later(tried.invoicedAt, days))
  expect(await mails()).toEqual([])
  await hear(failing({ ...last, attempts: 5, code: 'debit_not_authorized' }), later(tried.invoicedAt, 81))
  expect(await mails()).toHaveLength(1)
})

it('says nothing while the payment page is open: the donor sees the refusal there', async () => {
  const { hear, mails } = await start({ frequency: 'monthly' })
  await hear({ ...withSubscription({ failed: tried }), session: 'open' })
  expect(await mails()).toEqual([])
})

const tried: FailedRenewal = {
  invoiceId: 'in_1',
  invoicedAt: new Date('2026-11-20T10:00:00Z'),
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
