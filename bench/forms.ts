import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { step } from '../dev/progress'
import { disconnect } from '@/lib/db'
import { startDonation } from '@/lib/donations/checkout/start-donation'
import { signUp } from '@/lib/newsletter/sign-up/sign-up'
import { setReminder } from '@/lib/reminders/set-reminder'
import { median, type Bench, type Findings } from './measure/findings'
import { press, pressHard, pressSteadily, readForm, type Times } from './load/press-forms'
import { isCall, recordWork, replay, type Work } from './measure/record-work'
import { onBenchGround, type BenchGround, type BenchSystem } from './system'

const rounds = 3
const count = 100
const atOnce = 8
const perSecond = 20

/** The readers of a bench come from one machine, so only the limits for all would stop them. */
const environment = {
  TRUSTED_PROXIES: '1',
  LIMIT_SIGN_UP_ALL: '100000000/3600',
  LIMIT_REMINDER_ALL: '100000000/3600',
  LIMIT_DONATION_ALL: '100000000/3600',
}

/**
 * Forms as browsers send them, to the built web, while the worker carries them out. Beside them run the same statements
 * and calls to Stripe, recorded from the product, bare on as many connections; their jobs are carried out too. Both take turns within
 * one run.
 */
export const forms: Bench = {
  about: 'sign-ups, reminders and starts of donations, beside the same statements and calls sent bare',
  run: () => onBenchGround(measure),
}

type Form = { name: string; once: () => Promise<void>; work: Work }
type Round = { hard: Times; bare: Times; steady: Times }

async function measure(ground: BenchGround): Promise<Findings> {
  const system = await ground.open('forms', environment)
  const each = await step('Reading the forms', () => openForms(system))
  const found: Round[][] = each.map(() => [])
  // The first round warms up and does not count.
  for (let round = 0; round <= rounds; round += 1)
    await step(`Round ${round} of ${rounds}`, async () => {
      for (const [place, form] of each.entries()) {
        const times = await timeRound(system, form)
        if (round > 0) found[place]?.push(times)
      }
    })
  return findingsOf(each, found, await timeMails(system))
}

async function openForms({ site, world }: BenchSystem): Promise<Form[]> {
  Object.assign(process.env, world.environment, environment)
  const email = () => `${randomUUID()}@example.org`
  const visit = () => ({
    now: new Date(),
    ip: '203.0.113.7',
    language: 'en' as const,
    visitor: randomUUID(),
    browser: randomUUID(),
  })
  const about = { frequency: 'once', currency: 'usd', article: undefined, campaign: undefined } as const
  const reminder = { ...about, when: 'december', website: '', amount: '10', placement: undefined }
  const donation = {
    ...about,
    amount: { minor: 1000, currency: 'usd' },
    placement: 'article',
    neutralMail: false,
  }
  const newsletter = await readForm(site, { path: '/newsletter', name: 'Newsletter' })
  const remind = await readForm(site, { path: '/remind-me', name: 'Reminder' })
  const box = await readForm(site, { path: '/donate', name: 'Donation' })
  const requests: (() => Promise<unknown>)[] = [
    () => signUp({ email: email(), page: '/newsletter', website: '' }, visit()),
    () => setReminder({ ...reminder, email: email() }, visit()),
    () => startDonation(donation, visit()),
  ]
  // One after the other: what is recorded is all that this process sends meanwhile.
  const recorded: Work[] = []
  for (const request of requests) recorded.push(await recordWork(request))
  await disconnect()
  const fields = [
    () => ({ email: email() }),
    () => ({ email: email(), when: 'december' }),
    () => ({ frequency: 'once', currency: 'usd', other: '10' }),
  ]
  return [newsletter, remind, box].map((form, place) => ({
    name: ['sign-ups', 'reminders', 'starts of a donation'][place] ?? '',
    once: () => press(form, fields[place]?.() ?? {}),
    work: recorded[place] ?? [],
  }))
}

async function timeRound(system: BenchSystem, { once, work }: Form): Promise<Round> {
  const hard = await pressHard(once, { count, atOnce })
  await waitUntilQuiet(system)
  const bare = await pressHard(() => replay(system.pool, work), { count, atOnce })
  await waitUntilQuiet(system)
  const steady = await pressSteadily(once, { count: 3 * perSecond, perSecond })
  await waitUntilQuiet(system)
  return { hard, bare, steady }
}

async function waitUntilQuiet({ pool }: BenchSystem): Promise<void> {
  const unfinished = async () => {
    const { rows } = await pool.query<{ count: number }>('select count(*)::int from graphile_worker.jobs')
    return rows[0]?.count ?? 0
  }
  while ((await unfinished()) > 0) await pause(50)
}

/** From the press to the moment at which the worker begins to hand over the mail, over the whole run. */
async function timeMails({ pool }: BenchSystem): Promise<number> {
  const { rows } = await pool.query<{ ms: number }>(
    `select percentile_cont(0.5) within group (order by extract(epoch from sent_at - created_at) * 1000)::float8 as ms
       from mails where state = 'sent'`,
  )
  return rows[0]?.ms ?? NaN
}

function findingsOf(each: Form[], found: Round[][], mailMs: number): Findings {
  const medians = (of: (round: Round) => number) => found.map((round) => median(round.map(of)))
  const ratios = medians(({ hard, bare }) => hard.perSecond / bare.perSecond)
  return {
    columns: each.map(({ name }) => name),
    rows: [
      {
        what: `at ${atOnce} connections (median of ${rounds})`,
        unit: '/s',
        values: medians(({ hard }) => hard.perSecond),
      },
      {
        what: 'the same statements and calls, bare',
        unit: '/s',
        values: medians(({ bare }) => bare.perSecond),
      },
      {
        what: 'statements of each',
        unit: '',
        values: each.map(({ work }) => work.filter((part) => !isCall(part)).length),
      },
      {
        what: 'calls to Stripe of each',
        unit: '',
        values: each.map(({ work }) => work.filter(isCall).length),
      },
      { what: `p50 at ${perSecond} a second`, unit: 'ms', values: medians(({ steady }) => steady.p50Ms) },
      { what: `p99 at ${perSecond} a second`, unit: 'ms', values: medians(({ steady }) => steady.p99Ms) },
      { what: 'p50 from the press to its mail, whole run', unit: 'ms', values: [mailMs, null, null] },
    ],
    limits: [
      ...each.map(({ name }, place) => ({
        what: `${name} beside the bare work (median of the rounds)`,
        value: ratios[place] ?? NaN,
        atLeast: 0.25,
      })),
      {
        what: `p50 of a sign-up at ${perSecond} a second, in ms`,
        value: medians(({ steady }) => steady.p50Ms)[0] ?? NaN,
        atMost: 20,
      },
    ],
  }
}
