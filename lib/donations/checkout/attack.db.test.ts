import Stripe from 'stripe'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { payOnHostedPage } from '../../../stripe-sandbox/src/testing/drive'
import { world } from '../../../testing/world'
import { isSoak } from '../../../testing/fixtures/soak'
import { solve } from '../../../testing/fixtures/solve'
import { work } from '../../../testing/fixtures/work'
import { findGuard } from '../../card-testing-guard/queries'
import { db } from '../../db'
import { makeChallenge } from '../../limits/proof-of-work'
import { continueDonation } from './continue-donation'
import { mailDonationLink } from './mail-donation-link'
import { receiveEvent } from '../sync/receive-event'
import { startDonation, type Visit } from './start-donation'

// Card testing against the real database and the sandbox's Stripe: an attacker presses Continue again and again and
// tries stolen numbers, once from one network and once from hundreds, while honest readers donate. At full size (`npm
// run test:soak`) that is 2,000 starts and 500 numbers.

process.env.PROOF_WORK = '4'

const starts = isSoak ? 2_000 : 200
const cards = isSoak ? 500 : 40
const honest = isSoak ? 20 : 4
const stolenCard = '4000 0000 0000 0002'
const goodCard = '4242 4242 4242 4242'
const now = () => world().clock.now()

type Outcomes = { let: string[]; limited: number; stopped: number }
type Host = { ip: string; visitor: string }

async function start(host: Host, visit: Partial<Visit> = {}) {
  const donation = {
    frequency: 'monthly',
    amount: { minor: 200, currency: 'usd' },
    placement: 'article',
  } as const
  const request = { ...donation, article: undefined, campaign: undefined }
  return startDonation(request, { now: now(), ...host, ...visit })
}

/** Each host presses Continue once, some of them at once. */
async function press(hosts: Host[], visit: Partial<Visit> = {}): Promise<Outcomes> {
  const outcomes: Outcomes = { let: [], limited: 0, stopped: 0 }
  await inTurns(hosts, async (host) => {
    const started = await start(host, visit)
    if (started.ok) outcomes.let.push(started.value.checkoutUrl)
    else if (started.reason === 'limited') outcomes.limited += 1
    else if (started.reason === 'proof_needed') outcomes.stopped += 1
    else throw new Error(`A start ended with ${started.reason}`)
  })
  return outcomes
}

/** Eight at a time, as an attacker's script would. */
async function inTurns<Item>(
  items: Item[],
  act: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  for (let first = 0; first < items.length; first += 8)
    await Promise.all(items.slice(first, first + 8).map((item, index) => act(item, first + index)))
}

const refused = () =>
  world().webhooks.deliveries.filter(({ type }) => type === 'payment_intent.payment_failed').length

/**
 * Tries that many stolen cards on the pages and delivers the webhooks after every few, each twice and out of order.
 * Returns after how many declines the guard was open.
 */
async function tryCards(pages: string[], count: number): Promise<number> {
  let opened = Infinity
  for (let tried = 0; tried < count; tried += 4) {
    const round = Array.from(
      { length: Math.min(4, count - tried) },
      (_, index) => pages[(tried + index) % pages.length],
    )
    await Promise.all(round.map((url = '', index) => tryCard(url, tried + index)))
    await expect.poll(refused, { interval: 5 }).toBeGreaterThanOrEqual(round.length)
    const heard = world().webhooks.deliveries.splice(0)
    for (const delivery of [...heard, ...heard.toReversed()]) await receiveEvent({ ...delivery, now: now() })
    await work(2)
    if (opened === Infinity && (await db().cardGuard.count()) > 0) opened = await db().cardAttempt.count()
  }
  return opened
}

async function tryCard(url: string, index: number): Promise<void> {
  const thief = { email: `thief-${index}@example.net`, name: 'No Name', url, card: stolenCard }
  expect((await payOnHostedPage(thief)).status).toBe(402)
}

/** An honest reader has a network and a browser of their own, and pays with a good card. */
async function payHonestly(url: string, reader: number): Promise<void> {
  const donor = { email: `reader-${reader}@example.org`, name: 'A Reader', url, card: goodCard }
  expect((await payOnHostedPage(donor)).location).toContain('/donate/arrived')
}

/**
 * With scripts: the form comes back with a proof of work, the browser solves it, and the form is submitted again
 * automatically.
 */
async function giveByProof(reader: number): Promise<void> {
  const host = { ip: `192.0.2.${reader}`, visitor: `reader-${reader}` }
  const asked = await start(host)
  if (asked.ok || asked.reason !== 'proof_needed')
    throw new Error('The honest reader was not asked for a proof')
  const started = await start(host, { proof: await solve(asked.challenge) })
  if (!started.ok) throw new Error(`The honest reader could not start: ${started.reason}`)
  await payHonestly(started.value.checkoutUrl, reader)
}

/** Without scripts: an address, a mail, a link, a button. */
async function giveByMail(reader: number): Promise<void> {
  const email = `reader-${reader}@example.org`
  const donation = {
    frequency: 'once',
    amount: { minor: 2500, currency: 'usd' },
    placement: 'article',
  } as const
  const ip = `192.0.3.${reader}`
  const asked = await mailDonationLink(
    { ...donation, article: undefined, campaign: undefined },
    { email, now: now(), ip },
  )
  expect(asked.ok).toBe(true)
  await work()
  const mail = world().mails.mails.find(({ envelope }) => envelope.to.includes(email))
  const token = /continue\?token=(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  const opened = await continueDonation(decodeURIComponent(token), { now: now(), ip })
  if (!opened.ok) throw new Error(`An honest reader's link did not work: ${opened.reason}`)
  await payHonestly(opened.value.checkoutUrl, reader)
}

/** Half of them with scripts, half without; then all events from Stripe are delivered. */
async function giveHonestly(from: number): Promise<void> {
  for (let reader = from; reader < from + honest; reader += 1)
    await (reader % 2 === 0 ? giveByProof(reader % 250) : giveByMail(reader % 250))
  const paid = () =>
    world().webhooks.deliveries.filter(({ type }) => type === 'checkout.session.completed').length
  await expect.poll(paid).toBe(honest)
  for (const delivery of world().webhooks.deliveries.splice(0))
    await receiveEvent({ ...delivery, now: now() })
  await work(2)
}

/** How many donations Stripe charged, and how many of them more than once, according to Stripe. */
async function chargesAtStripe(): Promise<{ charged: number; twice: number }> {
  const { hostname, port } = new URL(world().stripe.url)
  const stripe = new Stripe('sk_test_world', { host: hostname, port, protocol: 'http' })
  const perDonor = new Map<string, number>()
  for await (const charge of stripe.charges.list({ limit: 100 })) {
    const donor = charge.billing_details.email ?? ''
    if (charge.status === 'succeeded') perDonor.set(donor, (perDonor.get(donor) ?? 0) + 1)
  }
  const counts = [...perDonor.values()]
  return { charged: counts.length, twice: counts.filter((count) => count > 1).length }
}

const sums: string[] = []

beforeEach(async () => {
  await db().$executeRaw`
    truncate donations, card_attempts, card_guards, card_guard_overrides, used_proofs, rate_limits cascade`
  world().mails.mails.splice(0)
  world().webhooks.deliveries.splice(0)
})

afterAll(() => {
  process.stdout.write(sums.join(''))
})

const numberOf = (count: number) => count.toLocaleString('en-US')

const attacks = [
  {
    name: 'one network',
    hostOf: (index: number) => ({ ip: `203.0.113.${index % 250}`, visitor: `thief-${index}` }),
    /** The guard of one network. */
    opensAfter: 8,
    readers: 0,
  },
  {
    name: 'many networks',
    hostOf: (index: number) => ({
      ip: `10.${Math.floor(index / 250) % 2}.${index % 250}.9`,
      visitor: `thief-${index}`,
    }),
    /** The guard for everybody: no network has many declines. */
    opensAfter: 20,
    readers: 100,
  },
]

it.each(attacks)(
  `${numberOf(starts)} starts and ${cards} declined cards from $name`,
  { timeout: 3_600_000 },
  async ({ name, hostOf, opensAfter, readers }) => {
    const hosts = Array.from({ length: starts }, (_, index) => hostOf(index))
    const before = await chargesAtStripe()

    // The first few pages need no proof; the cards are tried on them.
    const early = await press(hosts.slice(0, 20))
    const opened = await tryCards(early.let, cards)
    expect(opened).toBeLessThanOrEqual(opensAfter + 3)
    expect(opened).toBeGreaterThanOrEqual(opensAfter)

    // After that the others meet the guard or the limits: without a proof, with an invented one, or with one shared by
    // all.
    const shared = await solve(await makeChallenge('start-donation', now()))
    const rest = hosts.slice(20)
    const third = Math.ceil(rest.length / 3)
    const late = [
      await press(rest.slice(0, third)),
      await press(rest.slice(third, 2 * third), { proof: '{"challenge":{}}' }),
      await press(rest.slice(2 * third), { proof: shared }),
    ]
    const stopped = late.reduce((sum, outcome) => sum + outcome.stopped, 0)
    const limited = [early, ...late].reduce((sum, outcome) => sum + outcome.limited, 0)
    const startSession = late.reduce((sum, outcome) => sum + outcome.let.length, 0)
    expect(startSession).toBeLessThanOrEqual(1)
    expect(early.let.length + startSession + stopped + limited).toBe(starts)

    await giveHonestly(readers)
    const { charged, twice } = await chargesAtStripe()
    const figures = (await findGuard(now())).figures[0]
    expect(figures).toMatchObject({ declined: cards })
    expect(charged - before.charged).toBe(honest)
    expect(twice).toBe(0)
    expect(await db().payment.count()).toBe(honest)
    sums.push(
      `attack from ${name}: ${numberOf(starts)} starts, ${cards} declines, opened after ${opened} declines, ` +
        `${numberOf(stopped + limited)} stopped (${numberOf(stopped)} by the guard, ${numberOf(limited)} by the limits), ` +
        `${honest} honest donors paid (half by proof, half by mail), ${twice} charged twice\n`,
    )
  },
)
