import Stripe from 'stripe'
import { afterEach, expect, it } from 'vitest'
import { payOnHostedPage } from '../../sandbox/stripe/drive'
import { world } from '../../sandbox/test-world'
import { work } from '../../vitest.setup/work'
import { db } from '../db'
import { frequencies } from '../offers/rules'
import { compareLedger } from './compare-ledger'
import { receiveEvent } from './receive-event'
import { reconcile } from './reconcile'
import { startDonation } from './start-donation'

// Random lives of donations, over a year and a half, with a third of the events lost, the rest doubled and
// shuffled. Whatever happened, the ledger ends equal to Stripe's, to the cent. LIVES sets how many.

const lives = Number(process.env.LIVES ?? 50)
// `npm test` draws the same lives each time, `npm run test:lives` new ones.
const seed = Number(process.env.SEED_OF_LIVES ?? (process.env.LIVES ? Date.now() % 1_000_000 : 47918))
const months = 18
const random = mulberry(seed)
const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item
const perhaps = (probability: number) => random() < probability

afterEach(({ task }) => {
  if (task.result?.state === 'fail')
    process.stdout.write(`To see it again: SEED_OF_LIVES=${seed} LIVES=${lives}\n`)
})

it(`${lives} random lives end with the books agreeing`, { timeout: 1_200_000 }, async () => {
  const now = () => world().clock.now()
  const stripe = openStripe()
  await db().$executeRaw`delete from rate_limits`
  for (let life = 0; life < lives; life += 1) await begin(life, now())
  for (let month = 0; month < months; month += 1) {
    await hearSome(now())
    await liveOn(stripe)
    world().clock.moveTo(new Date(now().getTime() + 30.5 * 86_400_000))
    await world().stripe.sandbox.clockMoved()
    await hearSome(now())
    await reconcile(now())
  }
  const books = await compareLedger({ since: null })
  expect(books.differences).toEqual([])
  expect(books.compared).toBeGreaterThan(lives)
  const states = await db().$queryRaw<{ state: string; count: number }[]>`
    select state::text, count(*)::int from donations group by state order by state`
  const [{ refunds } = { refunds: 0 }] = await db().$queryRaw<
    { refunds: number }[]
  >`select count(*)::int as refunds from refunds`
  expect(states.length).toBeGreaterThan(2)
  process.stdout.write(
    `ledger: ${books.compared} payments compared, ${books.differences.length} differences (${lives} lives, ${refunds} refunds, ${states.map(({ state, count }) => `${count} ${state}`).join(', ')}; seed ${seed})\n`,
  )
})

function openStripe(): Stripe {
  const { hostname, port } = new URL(world().stripe.url)
  return new Stripe('sk_test_world', { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 })
}

async function begin(life: number, now: Date): Promise<void> {
  const request = {
    frequency: pick(frequencies),
    amount: { minor: 1000 + Math.floor(random() * 9000), currency: pick(['usd', 'eur', 'gbp']) },
    ...{ article: undefined, placement: 'article', campaign: undefined },
  }
  const started = await startDonation(request, {
    now,
    ip: `203.0.${life % 250}.1`,
    visitor: `visitor-${life}`,
  })
  if (!started.ok) throw new Error(`Life ${life} did not begin: ${started.reason}`)
  const pay = (card: string) =>
    payOnHostedPage({
      url: started.value.checkoutUrl,
      card,
      email: `life-${life}@example.org`,
      name: 'A Life',
    })
  if (perhaps(0.2)) await pay('4000000000000002')
  if (perhaps(0.9))
    await pay(pick(['4242424242424242', '5555555555554444', '4000000000005126', '4000000000000259']))
}

/** What donors and staff do in a month, at Stripe alone: the ledger hears of it or does not. */
async function liveOn(stripe: Stripe): Promise<void> {
  const { data: subscriptions } = await stripe.subscriptions.list({ limit: 100, status: 'active' })
  for (const subscription of subscriptions) {
    if (perhaps(0.03)) await stripe.subscriptions.cancel(subscription.id)
    else if (perhaps(0.04))
      await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: perhaps(0.7) })
    else if (perhaps(0.05)) await changeCard(stripe, subscription)
  }
  const { data: charges } = await stripe.charges.list({ limit: 100 })
  for (const charge of charges.filter(
    ({ status, refunded, disputed }) => status === 'succeeded' && !refunded && !disputed,
  )) {
    if (!perhaps(0.05)) continue
    const left = charge.amount - charge.amount_refunded
    const amount = perhaps(0.5) ? left : Math.max(1, Math.floor(left * random()))
    await stripe.refunds.create({ charge: charge.id, amount })
  }
}

async function changeCard(stripe: Stripe, { id, customer }: Stripe.Subscription): Promise<void> {
  const method = await stripe.paymentMethods.attach(pick(['pm_card_visa', 'pm_card_chargeCustomerFail']), {
    customer: customer as string,
  })
  await stripe.subscriptions.update(id, { default_payment_method: method.id })
}

/** A third is lost, the rest comes twice and in any order, from two machines at once. */
async function hearSome(now: Date): Promise<void> {
  const deliveries = world().webhooks.deliveries.splice(0)
  const heard = deliveries.filter(() => perhaps(2 / 3))
  const storm = [...heard, ...heard]
    .map((delivery) => ({ delivery, order: random() }))
    .sort((a, b) => a.order - b.order)
  for (let start = 0; start < storm.length; start += 20) {
    await Promise.all(
      storm.slice(start, start + 20).map(({ delivery }) => receiveEvent({ ...delivery, now })),
    )
  }
  await work(2)
}

/** A small generator with a seed, so that a life that went wrong can be lived again. */
function mulberry(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
