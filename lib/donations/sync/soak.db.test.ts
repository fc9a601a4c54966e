import { afterEach, expect, it } from 'vitest'
import { Fate } from '../../../stripe-sandbox/src/testing/fate'
import { RandomHistories } from '../../../stripe-sandbox/src/testing/random-histories'
import { world } from '../../../testing/world'
import { isSoak, seedOf, sizeOf } from '../../../testing/fixtures/soak'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import { frequencies } from '../../offers/rules'
import { compareLedger } from './compare-ledger'
import { receiveEvent } from './receive-event'
import { reconcile } from './reconcile'
import { subjectOf } from '../rules'
import { startDonation } from '../checkout/start-donation'

// Random histories of donations over a year and a half, with a third of the events lost and the rest repeated and
// shuffled. Whatever happens, the ledger ends equal to Stripe's, to the cent. HISTORIES sets how many.

const histories = sizeOf('HISTORIES', { small: 6, full: 1_000 })
const seed = seedOf('SEED_OF_HISTORIES')
const halfMonths = 36
/**
 * Donors arrive in the first quarter of a year. One random source decides what happens to them, another which events
 * arrive.
 */
const births = 6
const fate = new Fate(seed)
const post = new Fate(seed + 1)

const now = () => world().clock.now()

afterEach(({ task }) => {
  if (task.result?.state === 'fail')
    process.stdout.write(`To see it again: SEED_OF_HISTORIES=${seed} HISTORIES=${histories}\n`)
})

it(`${histories} random histories end with the ledger equal to Stripe`, { timeout: 3_600_000 }, async () => {
  const donors = new RandomHistories({ url: world().stripe.url, fate, now: () => Promise.resolve(now()) })
  for (let half = 0; half < halfMonths; half += 1) {
    for (let history = half; half < births && history < histories; history += births)
      await begin(history, donors)
    await hearSome()
    await donors.live()
    world().clock.moveTo(new Date(now().getTime() + 15.25 * 86_400_000))
    await world().stripe.sandbox.clockMoved()
    await hearSome()
    await reconcile(now())
    if (isSoak) process.stdout.write(`… ${half + 1} of ${halfMonths} half-months\n`)
  }
  await work(4)
  const books = await compareLedger({ since: null })
  expect(books.differences).toEqual([])
  expect(books.compared).toBeGreaterThan(histories)
  expect(await receiptsAskew()).toEqual([])
  process.stdout.write(
    `ledger: ${books.compared.toLocaleString('en-US')} payments compared, ${books.differences.length} differences (${histories} histories: ${donors.tally()}; ${await states()}; seed ${seed})\n`,
  )
})

async function begin(history: number, donors: RandomHistories): Promise<void> {
  await db().$executeRaw`delete from rate_limits`
  const request = {
    frequency: fate.pick(frequencies),
    amount: { minor: fate.between(1000, 10_000), currency: fate.pick(['usd', 'eur', 'gbp']) },
    article: undefined,
    placement: 'article',
    campaign: undefined,
  }
  const visit = { now: now(), ip: `203.0.${history % 250}.1`, visitor: `visitor-${history}` }
  const started = await startDonation(request, visit)
  if (!started.ok) throw new Error(`Donation ${history} did not start: ${started.reason}`)
  await donors.pay(started.value.checkoutUrl, `life-${history}@example.org`)
}

/**
 * Of the events that an endpoint would receive, a third is lost; the rest arrives twice and in any order, at two
 * servers at once.
 */
async function hearSome(): Promise<void> {
  const deliveries = world().webhooks.deliveries.splice(0)
  const asked = deliveries.filter(({ type }) => subjectOf({ type, object: {} }) !== null)
  const heard = asked.filter(() => post.perhaps(2 / 3))
  const storm = post.shuffled([...heard, ...heard])
  for (let start = 0; start < storm.length; start += 20) {
    await Promise.all(
      storm.slice(start, start + 20).map((delivery) => receiveEvent({ ...delivery, now: now() })),
    )
  }
  await work(4)
}

/** Payments whose donor did not get exactly one receipt; a receipt contains the end of the payment's id. */
async function receiptsAskew(): Promise<{ payment: string; receipts: number }[]> {
  const sent = new Map<string, number>()
  for (const { text = '' } of world().mails.mails) {
    const [, reference] = /^Reference:? +(\w{8})$/m.exec(text) ?? []
    if (reference !== undefined) sent.set(reference, (sent.get(reference) ?? 0) + 1)
  }
  const payments = await db().payment.findMany({ select: { paymentIntentId: true } })
  return payments
    .map(({ paymentIntentId: payment }) => ({ payment, receipts: sent.get(payment.slice(-8)) ?? 0 }))
    .filter(({ receipts }) => receipts !== 1)
}

async function states(): Promise<string> {
  const rows = await db().$queryRaw<{ state: string; count: number }[]>`
    select state::text, count(*)::int from donations group by state order by state`
  return rows.map(({ state, count }) => `${count} ${state}`).join(', ')
}
