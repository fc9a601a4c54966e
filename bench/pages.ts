import { request } from 'node:http'
import { step } from '../dev/progress'
import { nextWord, startChild } from './child-process'
import { cpuTime } from './measure/cpu-time'
import { median, type Bench, type Findings, type Row } from './measure/findings'
import { loadPage, type Load } from './load/load-pages'
import { onBenchGround, type BenchGround, type BenchSystem } from './system'

const connections = [1, 10, 50]
const rounds = 3
const ms = 1_000
const sizes = [1_000, 100_000]
const path = '/articles/article-1'
/** What a browser sends with the first page that its reader opens. */
const headers = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br',
  'accept-language': 'en-GB,en;q=0.9',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'none',
  'sec-fetch-user': '?1',
  'upgrade-insecure-requests': '1',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
}

/**
 * An article as a reader's browser gets it, beside a bare `node:http` server that sends the same bytes from memory. Both
 * take turns within one run, with the load on the same cores.
 */
export const pages: Bench = {
  about: 'an article read at 1, 10 and 50 connections, beside a bare server that sends the same bytes',
  run: () => onBenchGround(measure),
}

type Round = { ours: Load; bare: Load }

async function measure(ground: BenchGround): Promise<Findings> {
  const findings: Findings = {
    columns: connections.map((count) => `${count} connections`),
    rows: [],
    limits: [],
  }
  let last: { system: BenchSystem; bare: string } | undefined
  for (const size of sizes) {
    const system = await ground.open(`${size}`)
    await step(`${size.toLocaleString('en-US')} articles`, () => fillArticles(system, size))
    const bare = await startBare(system)
    await report(findings, { system, bare, name: `${size.toLocaleString('en-US')} articles` })
    last = { system, bare }
  }
  if (last !== undefined) {
    await step('Stopping the database', ground.stopDatabase)
    await report(findings, { ...last, name: 'the database stopped' })
  }
  return findings
}

async function fillArticles({ pool }: BenchSystem, count: number): Promise<void> {
  await pool.query(
    `insert into articles (id, slug, section, headline, standfirst, byline, body_markdown, published_at, updated_at)
     select gen_random_uuid(), 'article-' || i, 'News', 'Headline number ' || i, 'What the article ' || i || ' is about.',
            'A Reporter', $2, now() - make_interval(mins => i), now() - make_interval(mins => i)
       from generate_series(1, $1::int) i`,
    [count, body],
  )
  await pool.query('vacuum analyze articles')
}

/** 1,300 words in 20 paragraphs: a long report. */
const body = Array.from({ length: 20 }, (_, n) =>
  Array.from({ length: 65 }, (_unused, word) => `word${(n * 31 + word * 7) % 97}`).join(' '),
).join('\n\n')

/** The peer sends exactly what our server sent for this request. */
async function startBare({ site }: BenchSystem): Promise<string> {
  const answer = await new Promise<{ head: [string, string][]; body: Buffer }>((resolve, reject) => {
    request(`${site}${path}`, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const head = Object.entries(response.headers).filter(
          ([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding'].includes(name),
        ) as [string, string][]
        resolve({ head, body: Buffer.concat(chunks) })
      })
    })
      .once('error', reject)
      .end()
  })
  const child = startChild('bench/peers/bare-pages.ts')
  const { url } = await nextWord<{ url: string }>(child.child)
  await child.ask({ head: answer.head, body: answer.body.toString('base64') })
  child.child.unref()
  child.child.channel?.unref()
  return `${url}${path}`
}

type Place = { system: BenchSystem; bare: string; name: string }

async function report(findings: Findings, { system, bare, name }: Place): Promise<void> {
  const found: { rounds: Round[]; cpu: number | null }[] = []
  for (const count of connections) {
    found.push(await step(`${name}: ${count} connections`, () => race(system, { bare, count })))
  }
  const row = (what: string, unit: string, of: (round: Round) => number): Row => ({
    what: `${name}: ${what}`,
    unit,
    values: found.map(({ rounds: each }) => median(each.map(of))),
  })
  findings.rows.push(
    row('articles', '/s', ({ ours }) => ours.perSecond),
    row('bare server', '/s', ({ bare: theirs }) => theirs.perSecond),
    row('p99', 'ms', ({ ours }) => ours.p99Ms),
    row('p99 of the bare server', 'ms', ({ bare: theirs }) => theirs.p99Ms),
    {
      what: `${name}: processor time of web for an article`,
      unit: 'ms',
      values: found.map(({ cpu }) => cpu),
    },
  )
  for (const [place, count] of connections.entries()) {
    const ratios =
      found[place]?.rounds.map(({ ours, bare: theirs }) => ours.perSecond / theirs.perSecond) ?? []
    findings.limits.push({
      what: `${name}, ${count} connections: articles beside the bare server (median of the rounds)`,
      value: median(ratios),
      atLeast: 0.6,
    })
  }
}

async function race(
  { site, processes }: BenchSystem,
  { bare, count }: { bare: string; count: number },
): Promise<{ rounds: Round[]; cpu: number | null }> {
  const load = { connections: count, ms, headers }
  // The first second warms up.
  await loadPage(`${site}${path}`, { ...load, ms: 1_000 })
  await loadPage(bare, { ...load, ms: 1_000 })
  const each: Round[] = []
  let [cpu, answers]: [number | null, number] = [0, 0]
  for (let round = 0; round < rounds; round += 1) {
    const before = cpuTime(processes().web)
    const ours = await loadPage(`${site}${path}`, load)
    const after = cpuTime(processes().web)
    cpu = cpu === null || before === null || after === null ? null : cpu + after - before
    answers += (ours.perSecond * ms) / 1000
    each.push({ ours, bare: await loadPage(bare, load) })
  }
  return { rounds: each, cpu: cpu === null ? null : cpu / answers }
}
