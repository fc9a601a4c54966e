import { setTimeout as pause } from 'node:timers/promises'
import { step } from '../dev/progress'
import { signatureOf } from '../stripe-sandbox/src/webhooks/signature'
import { timeBareInserts } from './peers/bare-inserts'
import { fillLedger } from './load/fill-ledger'
import { median, type Bench, type Findings } from './measure/findings'
import { makeEvents, type RawEvent } from './load/make-events'
import { peakMemory } from './measure/process-memory'
import { onBenchGround, type BenchGround, type BenchSystem } from './system'

const sizes = [1_000, 1_000_000]
const rounds = 9
const donationsEach = 40
/** As many requests at once as the sandbox sends. */
const atOnce = 8

/**
 * The whole path of an event, as in production: HTTP to the built web, which stores it, then the worker, which asks
 * Stripe (the sandbox, over HTTP) and writes payment, state and receipt. A small and a large ledger take turns within
 * one run, so that a busy machine slows both. The limit is that the large one is not slower.
 */
export const webhooks: Bench = {
  about:
    'events stored and synced, in a small ledger and in a large one, beside bare inserts of the same rows',
  run: () => onBenchGround(measure),
}

type Rate = { stored: number; synced: number; bare: number }

async function measure(ground: BenchGround): Promise<Findings> {
  const systems: BenchSystem[] = []
  for (const size of sizes) systems.push(await prepare(ground, size))
  const rates: Rate[][] = systems.map(() => [])
  // The first round warms up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    await step(`Round ${round} of ${rounds}`, async () => {
      for (const place of inTurn(round)) {
        const rate = await timeRound(systems[place] as BenchSystem)
        if (round > 0) rates[place]?.push(rate)
      }
    })
  }
  return findingsOf(systems, rates)
}

/** Alternates which one goes first. */
function inTurn(round: number): number[] {
  const places = sizes.map((_, place) => place)
  return round % 2 === 0 ? places : places.reverse()
}

async function prepare(ground: BenchGround, size: number): Promise<BenchSystem> {
  const system = await ground.open(`${size}`)
  await step(`Filling in ${size.toLocaleString('en-US')} payments`, () => fillLedger(system.pool, size))
  return system
}

async function timeRound(system: BenchSystem): Promise<Rate> {
  const events = await makeEvents(system, donationsEach)
  const begun = performance.now()
  const perSecond = () => (events.length * 1000) / (performance.now() - begun)
  await bring(system, events)
  const stored = perSecond()
  await waitUntilSynced(system, events)
  const synced = perSecond()
  await waitUntilQuiet(system)
  const bare = await timeBareInserts(
    system.pool,
    events.map(({ id }) => id),
  )
  return { stored, synced, bare }
}

/** @throws if one is not answered 200 */
async function bring({ site, world }: BenchSystem, events: RawEvent[]): Promise<void> {
  const secret = world.environment['STRIPE_WEBHOOK_SECRET'] ?? ''
  const queue = events.values()
  const carry = async () => {
    for (const { body } of queue) {
      const headers = { 'stripe-signature': signatureOf(body, { secrets: [secret], at: new Date() }) }
      const answer = await fetch(`${site}/api/stripe/webhook`, { method: 'POST', body, headers })
      if (answer.status !== 200)
        throw new Error(`An event was answered ${answer.status}: ${await answer.text()}`)
      await answer.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, carry))
}

/** Ignored events count as done, such as a charge event before its payment. @throws after two minutes */
async function waitUntilSynced({ pool }: BenchSystem, events: RawEvent[]): Promise<void> {
  const ids = events.map(({ id }) => id)
  for (const deadline = Date.now() + 120_000; ; await pause(20)) {
    const { rows } = await pool.query<{ state: string; count: number }>(
      'select state::text, count(*)::int from stripe_events where id = any($1) group by state',
      [ids],
    )
    if (rows.every(({ state }) => state !== 'received')) return
    if (Date.now() > deadline) throw new Error(`Events were not synced: ${JSON.stringify(rows)}`)
  }
}

async function waitUntilQuiet({ pool }: BenchSystem): Promise<void> {
  const count = async () => {
    const { rows } = await pool.query<{ count: number }>('select count(*)::int from graphile_worker.jobs')
    return rows[0]?.count ?? 0
  }
  while ((await count()) > 0) await pause(50)
}

function findingsOf(systems: BenchSystem[], rates: Rate[][]): Findings {
  const medians = (name: keyof Rate) => rates.map((each) => median(each.map((rate) => rate[name])))
  const memory = (name: 'web' | 'worker') => systems.map(({ processes }) => peakMemory(processes()[name]))
  const [small = [], large = []] = rates.map((each) => each.map(({ synced }) => synced))
  // Compares round by round, because the load of the machine changes between rounds.
  const ratios = large.map((rate, round) => rate / (small[round] ?? NaN))
  return {
    columns: sizes.map((size) => `${size.toLocaleString('en-US')} payments`),
    rows: [
      { what: `stored and synced (median of ${rounds})`, unit: 'events/s', values: medians('synced') },
      { what: 'stored, answered 200', unit: 'events/s', values: medians('stored') },
      { what: 'bare inserts of the same rows', unit: 'events/s', values: medians('bare') },
      { what: 'peak memory of web', unit: 'MB', values: memory('web') },
      { what: 'peak memory of the worker', unit: 'MB', values: memory('worker') },
      { what: 'peak memory of Stripe, mail and load', unit: 'MB', values: [peakMemory(process.pid), null] },
    ],
    limits: [
      {
        what: 'stored and synced, large ledger beside small one (median of the rounds)',
        value: median(ratios),
        atLeast: 0.8,
      },
    ],
  }
}
