import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'pg'
import { bePatient, disconnect, inTransaction } from '@/lib/db'
import { freezeAudience } from '@/lib/editions/sending/preparing/freeze-audience'
import { findBooks } from '@/lib/editions/sending/queries'
import { linkPlaceholders } from '@/lib/editions/sending/rules'
import { readerLinks } from '@/lib/newsletter/links/sign-reader-links'
import { startPostgres } from '../dev/postgres/postgres'
import { step } from '../dev/progress'
import { makeTemplate } from '../testing/template-database'
import { createWorld, openWorld, type World } from '../testing/world'
import { nextWord, startChild, type Talking } from './child-process'
import { median, type Bench, type Findings } from './measure/findings'
import { timeFreezing } from './freezing'
import { makeApprovedEdition, fillSubscribers, writeEdition, type EditionText } from './edition'
import { peakMemory } from './measure/process-memory'
import type { RawOrder } from './peers/raw-nodemailer'

/** The size of every part. SEND_SIZE=5000 is for trying, and makes the large audience smaller as well. */
const size = Number(process.env.SEND_SIZE ?? 50_000)
const [rounds, connections, small, large] = [5, 4, size / 5, size * 20]
const dkim = {
  domainName: 'example.org',
  keySelector: 'newsletter',
  privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString(),
}
const signedFields =
  'From:Sender:Reply-To:Subject:Date:Message-ID:To:Cc:MIME-Version:Content-Type:Content-Transfer-Encoding:In-Reply-To:References:List-Id:List-Help:List-Unsubscribe:List-Unsubscribe-Post:List-Archive'

/**
 * Measures the real worker, with its ledger on a PostgreSQL that writes to disk, in turns with nodemailer's own pool in
 * a separate process: the same mails to the same sink, signed with the same key, over as many connections.
 */
export const send: Bench = {
  about: 'an edition with ledger and DKIM, beside raw pooled nodemailer without a database; memory; freezing',
  run() {
    bePatient()
    return onGround(measure)
  },
}

type Ground = { world: World; pool: Pool; sink: Talking; smtpUrl: string; edition: EditionText }
type Rates = { ours: number[]; raw: number[] }

async function measure(ground: Ground): Promise<Findings> {
  const { rates, memory, second } = await measureRates(ground)
  const few = await measureMemory(ground, small)
  const freezing = await timeFreezing(ground.pool, { size: large, edition: ground.edition })
  const many = await measureMemory(ground, large)
  const ratios = rates.ours.map((rate, round) => rate / (rates.raw[round] ?? NaN))
  const perMinute = (figures: number[]) => median(figures) * 60
  const named = (count: number) => count.toLocaleString('en-US')
  const row = (what: string, unit: string, value: number | null) => ({ what, unit, values: [value] })
  return {
    columns: [`${named(size)} subscribers, 30 kB`],
    rows: [
      row(`an edition, one worker (median of ${rounds})`, 'mails/min', perMinute(rates.ours)),
      row('raw pooled nodemailer', 'mails/min', perMinute(rates.raw)),
      row('an edition, two workers', 'mails/min', second * 60),
      row('peak memory of the worker', 'MB', memory),
      row(`peak memory, audience of ${named(small)}`, 'MB', few),
      row(`peak memory, audience of ${named(large)}`, 'MB', many),
      row(`freezing ${named(large)}`, 's', freezing.frozen),
      row('bare INSERT … SELECT of the same rows', 's', freezing.bare),
      row('load of the machine, last minute', '', loadavg()[0] ?? null),
    ],
    limits: [
      {
        what: 'an edition beside raw nodemailer (median of the rounds)',
        value: median(ratios),
        atLeast: 0.8,
      },
      { what: `peak memory of the worker, audience of ${named(small)}, MB`, value: few ?? NaN, atMost: 250 },
      { what: `peak memory of the worker, audience of ${named(large)}, MB`, value: many ?? NaN, atMost: 250 },
    ],
  }
}

/** One edition for all rounds, paused during the other's turn. At the end its totals must balance. */
async function measureRates(ground: Ground) {
  const { pool, sink } = ground
  await step(`Filling in ${size} subscribers`, () => fillSubscribers(pool, size))
  const worker = startWorker(ground)
  const raw = startChild('bench/peers/raw-nodemailer.ts', { RAW_ORDER: JSON.stringify(rawOrder(ground)) })
  await nextWord(raw.child)
  const rates: Rates = { ours: [], raw: [] }
  const count = Math.floor((size * 0.6) / (rounds + 1))
  await begin(ground, 1)
  for (let round = 0; round <= rounds; round += 1) {
    await step(`Round ${round} of ${rounds}`, async () => {
      const ours = await timeOurs(ground, count)
      const turn = sink.ask<{ seconds: number }>({ count })
      await raw.ask({ count })
      const raws = (count - 1) / (await turn).seconds
      // The first round warms up and does not count.
      if (round === 0) return
      rates.ours.push(ours)
      rates.raw.push(raws)
    })
  }
  const memory = peakMemory(worker.child.pid ?? 0)
  await raw.stop()
  const other = startWorker(ground)
  const second = await step('Two workers', async () => {
    // The other also warms up before it counts.
    await timeOurs(ground, count >> 1)
    return timeOurs(ground, count)
  })
  await finish(ground, 1)
  await Promise.all([worker.stop(), other.stop()])
  return { rates, memory, second }
}

/** Mails per second, from the first that arrives to the last. Then the edition is paused, with no mail in flight. */
async function timeOurs({ sink, pool }: Ground, count: number): Promise<number> {
  const turn = sink.ask<{ seconds: number }>({ count })
  await pool.query(`update editions set state = 'sending', heartbeat_at = now() where state = 'paused'`)
  const { seconds } = await turn
  await pool.query(`update editions set state = 'paused' where state = 'sending'`)
  for (;;) {
    const { rows } = await pool.query(`select from deliveries where state = 'sending' limit 1`)
    if (rows.length === 0) return (count - 1) / seconds
    await pause(50)
  }
}

async function begin({ pool, edition }: Ground, number: number): Promise<void> {
  await makeApprovedEdition(pool, { number, edition })
  await inTransaction((transaction) => freezeAudience(transaction, { number, now: new Date() }))
  await pool.query(`update editions set state = 'paused' where number = $1`, [number])
}

async function finish({ pool }: Ground, number: number): Promise<void> {
  await pool.query(`update editions set state = 'sending', heartbeat_at = now() where number = $1`, [number])
  for (;;) {
    const { rows } = await pool.query(`select from editions where number = $1 and state = 'sent'`, [number])
    if (rows.length > 0) break
    await pause(200)
  }
  const books = await findBooks(number)
  if (!books.isBalanced || books.sent !== books.audience)
    throw new Error(`The totals do not balance: ${JSON.stringify(books)}`)
}

/** A separate worker for an audience of that size. It sends the first 20,000. */
async function measureMemory(ground: Ground, audience: number): Promise<number | null> {
  const { pool, sink } = ground
  // Neither the draft of a worker's tick nor one of the frozen editions has the number 800.
  const number = audience === large ? 903 : 800
  if (audience !== large) {
    await fillSubscribers(pool, audience)
    await begin(ground, number)
  } else await pool.query(`update editions set state = 'paused' where number = $1`, [number])
  const worker = startWorker(ground)
  return step(`Memory, audience of ${audience.toLocaleString('en-US')}`, async () => {
    const turn = sink.ask({ count: Math.min(audience, size * 0.4) })
    await pool.query(`update editions set state = 'sending', heartbeat_at = now() where number = $1`, [
      number,
    ])
    await turn
    const memory = peakMemory(worker.child.pid ?? 0)
    await worker.stop()
    await pool.query(`update editions set state = 'cancelled' where number = $1`, [number])
    return memory
  })
}

function startWorker({ world, smtpUrl }: Ground): Talking {
  // As in production: CLOCK_URL is not set.
  const environment = Object.fromEntries(
    Object.entries(world.environment).filter(([name]) => name !== 'CLOCK_URL'),
  )
  return startChild('worker/main.ts', {
    ...environment,
    SMTP_URL: smtpUrl,
    NODE_ENV: 'production',
    BULK_CONNECTIONS: String(connections),
    DKIM_DOMAIN: dkim.domainName,
    DKIM_SELECTOR: dkim.keySelector,
    DKIM_PRIVATE_KEY: dkim.privateKey,
  })
}

function rawOrder({ world, smtpUrl, edition }: Ground): RawOrder {
  const { unsubscribe, preferences } = linkPlaceholders
  return {
    smtpUrl,
    connections,
    from: world.environment['MAIL_FROM'] ?? '',
    dkim: { ...dkim, headerFieldNames: signedFields },
    mail: {
      ...edition,
      places: [unsubscribe, preferences],
      listUrl: readerLinks(linkPlaceholders).oneClickUrl,
    },
  }
}

async function onGround<Value>(work: (ground: Ground) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(path.join(tmpdir(), 'newspaper-bench-'))
  const stoppers = [() => Promise.resolve(rmSync(folder, { recursive: true, force: true }))]
  try {
    mkdirSync(path.join(folder, 'postgres'))
    const postgres = await step('PostgreSQL', () =>
      startPostgres({ folder: path.join(folder, 'postgres'), port: 0 }),
    )
    stoppers.push(postgres.stop)
    const world = await createWorld(await makeTemplate(postgres.url), { checksMessages: false })
    openWorld(world)
    const pool = new Pool({ connectionString: world.databaseUrl, max: 4 })
    pool.on('error', () => undefined)
    const sink = startChild('bench/peers/sink-process.ts')
    const { smtpUrl } = await nextWord<{ smtpUrl: string }>(sink.child)
    stoppers.push(world.close, () => pool.end(), disconnect, sink.stop)
    return await work({ world, pool, sink, smtpUrl, edition: writeEdition() })
  } finally {
    for (const stop of stoppers.reverse()) await stop()
  }
}
