import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { bareSteps, startBareSink, type BareSink, type BareStep, type Turn } from '../testing/bare-sink'
import { Fate } from '../stripe-sandbox/src/testing/fate'
import { programFile } from '../testing/run-program'
import { world } from '../testing/world'
import { makeApprovedEdition, editionOf, eventually, freeze, subscribe } from '../testing/fixtures/sending'
import { isSoak, seedOf, sizeOf } from '../testing/fixtures/soak'
import { db } from '../lib/db'
import { findBooks } from '../lib/editions/sending/queries'

// Real workers send an edition while they are killed with -9 at any point and restarted. The connections to the mail
// server fail at every step. No reader gets the edition twice, none is missing from the lists, and the counts add up
// without manual work. READERS sets the number of readers, WORKERS the number of workers, and SEED_OF_CHAOS repeats
// an earlier run.

const size = sizeOf('READERS', { small: 150, full: 5_000 })
const machines = sizeOf('WORKERS', { small: 2, full: 3 })
const seed = seedOf('SEED_OF_CHAOS')
const mostKills = isSoak ? 60 : 3
const fate = new Fate(seed)
// A limit, so that a hang ends.
const minutes = isSoak ? 60 : 10

const cuts = new Map<BareStep, number>(bareSteps.map((step) => [step, 0]))
const greylisted = new Set<string>()
let kills = 0
const workers: ChildProcess[] = []

afterAll(() => workers.forEach((worker) => worker.kill('SIGKILL')))

it(
  `${size} readers, ${machines} workers that are killed: once each, or listed`,
  { timeout: minutes * 60_000 },
  async () => {
    process.stdout.write(`To see it again: SEED_OF_CHAOS=${seed} READERS=${size} WORKERS=${machines}\n`)
    const sink = await startBareSink({ decide, delayMs: () => fate.between(0, 90) })
    try {
      const readers = await subscribe(size)
      const number = await makeApprovedEdition({ words: 'An edition of some length. '.repeat(300) })
      expect(await freeze(number)).toBe(size)
      const begun = Date.now()
      for (let machine = 0; machine < machines; machine += 1) workers.push(startWorker(sink.smtpUrl))
      await chaos(number, sink)
      await eventually(
        () => editionOf(number),
        ({ state }) => state === 'sent',
        minutes * 60_000,
      )
      await Promise.all(workers.map(endGently))
      await judge(number, { readers, sink, seconds: Math.round((Date.now() - begun) / 1000) })
    } finally {
      await sink.stop()
    }
  },
)

/** Drops the connection; or, for a few, the mailbox is unknown, asks for a retry, or the server asks for a pause. */
function decide(step: BareStep, to: string): Turn {
  // A connection is opened and greeted once for many mails.
  if (fate.perhaps(step === 'connect' || step === 'ehlo' ? 0.06 : 0.005)) {
    cuts.set(step, (cuts.get(step) ?? 0) + 1)
    return 'cut'
  }
  if (step === 'to' && isOneIn(60, to)) return { refuse: 550 }
  if (step === 'to' && isOneIn(40, `grey ${to}`) && !greylisted.has(to)) {
    greylisted.add(to)
    return { refuse: 450 }
  }
  return step === 'from' && fate.perhaps(0.002) ? { refuse: 421 } : 'go on'
}

function isOneIn(count: number, words: string): boolean {
  let sum = seed
  for (const character of words) sum = (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) | 0
  return Math.abs(sum) % count === 0
}

function startWorker(smtpUrl: string): ChildProcess {
  const root = path.resolve(import.meta.dirname, '..')
  return spawn(process.execPath, [path.join('dev', 'child.js'), programFile('worker')], {
    cwd: root,
    env: {
      ...process.env,
      ...world().environment,
      SMTP_URL: smtpUrl,
      NODE_ENV: 'production',
      NODE_OPTIONS: '',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

/** Kills workers one after the other, each in the middle of its work, and starts another in its place. */
async function chaos(number: number, sink: BareSink): Promise<void> {
  while (kills < mostKills) {
    const { waiting } = await findBooks(number)
    if (waiting < size / 20) return
    const before = sink.taken.size
    await eventually(
      () => Promise.resolve(sink.taken.size),
      (taken) => taken > before,
      minutes * 60_000,
    )
    await eventually(
      () => Promise.resolve(fate.next()),
      (chance) => chance < 0.02,
    )
    const victim = fate.between(0, machines)
    workers[victim]?.kill('SIGKILL')
    workers[victim] = startWorker(sink.smtpUrl)
    kills += 1
  }
}

/** A worker that is asked to stop finishes what it has begun. */
function endGently(worker: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  worker.kill('SIGTERM')
  return gone
}

type Evidence = { readers: { id: string; email: string }[]; sink: BareSink; seconds: number }

async function judge(number: number, { readers, sink, seconds }: Evidence): Promise<void> {
  const books = await findBooks(number)
  const rows = await db().delivery.findMany({ where: { editionNumber: number } })
  const stateOf = new Map(rows.map(({ subscriberId, state }) => [subscriberId, state]))
  const inState = (state: string) => readers.filter(({ id }) => stateOf.get(id) === state)
  const twice = [...sink.taken.values()].filter((times) => times > 1).length
  const missing = readers.filter(
    ({ id, email }) => !sink.taken.has(email) && !['refused', 'uncertain'].includes(stateOf.get(id) ?? ''),
  )
  const arrived = inState('uncertain').filter(({ email }) => sink.taken.has(email)).length
  const cut = [...cuts].map(([step, count]) => `${step} ${count}`).join(', ')
  process.stdout.write(
    `chaos: audience ${books.audience} = ${books.sent} sent + ${books.refused} refused + ${books.uncertain} uncertain (${arrived} of them arrived); twice ${twice}, missing unlisted ${missing.length}; ${machines} workers, ${kills} kills, lines cut: ${cut}; ${seconds} s; seed ${seed}\n`,
  )
  expect(twice).toBe(0)
  expect(missing).toEqual([])
  expect(inState('sent').filter(({ email }) => !sink.taken.has(email))).toEqual([])
  expect(inState('refused').filter(({ email }) => sink.taken.has(email))).toEqual([])
  expect(books).toMatchObject({ audience: size, waiting: 0, sending: 0, isBalanced: true })
  expect(books.sent + books.refused + books.uncertain).toBe(size)
  expect(kills).toBeGreaterThan(0)
  if (isSoak) expect([...cuts.values()].every((count) => count > 0)).toBe(true)
}
