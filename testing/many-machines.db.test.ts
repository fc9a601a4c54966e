import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isBuildFresh } from '../dev/build'
import { findFreePort } from '../dev/ports'
import { keepSecrets } from '../dev/secrets'
import { db } from '../lib/db'
import { findBooks } from '../lib/editions/sending/queries'
import { startBareSink, type BareSink } from './bare-sink'
import { editionOf, eventually, freeze, makeApprovedEdition, subscribe } from './fixtures/sending'
import { world } from './world'

// Two webs behind HAProxy and three workers, all through PgBouncer in transaction mode: what one is told, all know.
// `npm run test:soak -- machines`, after `npm run build`; it needs the Debian packages haproxy and pgbouncer.

const root = path.resolve(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'newspaper-machines-'))
const children = new Set<ChildProcess>()
const ports = { bouncer: 0, balancer: 0, webs: [0, 0] }
let environment: NodeJS.ProcessEnv = process.env
let sink: BareSink

const siteOf = (port: number) => `http://127.0.0.1:${port}`
const both = () => ports.webs.map(siteOf)
const balancer = () => siteOf(ports.balancer)

beforeAll(async () => {
  for (const program of ['haproxy', 'pgbouncer'])
    if (spawnSync(program, ['-v']).error)
      throw new Error(`The program ${program} is missing: apt-get install haproxy pgbouncer`)
  const { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key } = keepSecrets()
  if (!isBuildFresh(key)) throw new Error('The build is out of date: run "npm run build" first.')
  sink = await startBareSink({ delayMs: () => 20 })
  for (const place of [0, 1]) ports.webs[place] = await findFreePort(20_500 + 100 * place)
  ports.bouncer = await findFreePort(20_700)
  ports.balancer = await findFreePort(20_800)
  environment = {
    ...process.env,
    ...world().environment,
    NODE_ENV: 'production',
    NODE_OPTIONS: '',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
    SITE_URL: balancer(),
    SMTP_URL: sink.smtpUrl,
    DATABASE_DIRECT_URL: world().databaseUrl,
    DATABASE_URL: startPgBouncer(world().databaseUrl),
    LIMIT_SIGN_UP_ADDRESS: '3/3600',
  }
  for (const port of ports.webs) start('build/web.js', { PORT: String(port) })
  startHaproxy()
  for (const site of [...both(), balancer()]) await eventually(() => isHealthy(site), Boolean)
  await fillArticles()
}, 180_000)

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await sink.stop()
  rmSync(folder, { recursive: true, force: true })
})

function start(entry: string, more: Record<string, string> = {}): ChildProcess {
  const args = [path.join('dev', 'child.js'), entry]
  return keep(
    spawn(process.execPath, args, {
      cwd: root,
      env: { ...environment, ...more },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }),
  )
}

function keep(child: ChildProcess): ChildProcess {
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

/** @returns the URL of the same database through PgBouncer */
function startPgBouncer(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  const name = url.pathname.slice(1)
  const target = `host=${url.hostname} port=${url.port} dbname=${name} user=${url.username} password=${url.password}`
  const file = path.join(folder, 'pgbouncer.ini')
  const lines = [
    '[databases]',
    `${name} = ${target}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${ports.bouncer}`,
    'unix_socket_dir =',
    'auth_type = any',
    'pool_mode = transaction',
    // Fewer than the processes open, so that they share them.
    'default_pool_size = 12',
    'max_client_conn = 500',
  ]
  writeFileSync(file, `${lines.join('\n')}\n`)
  // PgBouncer refuses to run as root, and must be able to read its file.
  chmodSync(folder, 0o755)
  const asNobody = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  keep(spawn('pgbouncer', ['-q', ...asNobody, file], { stdio: ['ignore', 'ignore', 'inherit'] }))
  url.port = String(ports.bouncer)
  return url.href
}

function startHaproxy(): void {
  const file = path.join(folder, 'haproxy.cfg')
  const servers = ports.webs.map((port, place) => `  server web${place} 127.0.0.1:${port} check inter 200ms`)
  const lines = [
    'defaults',
    '  mode http',
    '  timeout connect 5s',
    '  timeout client 60s',
    '  timeout server 60s',
    'frontend site',
    `  bind 127.0.0.1:${ports.balancer}`,
    '  default_backend webs',
    'backend webs',
    '  balance roundrobin',
    '  option httpchk GET /api/health/live',
    ...servers,
  ]
  writeFileSync(file, `${lines.join('\n')}\n`)
  keep(spawn('haproxy', ['-db', '-f', file], { stdio: ['ignore', 'ignore', 'inherit'] }))
}

async function isHealthy(site: string): Promise<boolean> {
  return fetch(`${site}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  )
}

const slug = 'seen-by-both'

async function fillArticles(): Promise<void> {
  const now = new Date()
  const words = { section: 'News', standfirst: 'Standfirst', byline: 'A Reporter', bodyMarkdown: 'Text.' }
  const times = { publishedAt: now, updatedAt: now }
  await db().article.createMany({
    data: [slug, 'to-withdraw'].map((name) => ({ slug: name, headline: 'First words', ...words, ...times })),
  })
}

/** How long until every web answers as wanted. The time is printed and not asserted: a machine may be busy. */
async function untilBoth(what: string, isSo: (site: string) => Promise<boolean>): Promise<void> {
  const begun = performance.now()
  for (const site of both()) await eventually(() => isSo(site), Boolean)
  process.stdout.write(`machines: ${what} after ${Math.round(performance.now() - begun)} ms\n`)
}

const textOf = async (url: string) => (await fetch(url)).text()

it('shows a correction and a withdrawn article on both webs', async () => {
  for (const site of both()) {
    expect(await textOf(`${site}/articles/${slug}`)).toContain('First words')
    expect((await fetch(`${site}/articles/to-withdraw`)).status).toBe(200)
  }
  await db().article.update({ where: { slug }, data: { headline: 'Corrected words' } })
  await untilBoth('a correction is seen', async (site) =>
    (await textOf(`${site}/articles/${slug}`)).includes('Corrected words'),
  )
  await db().article.delete({ where: { slug: 'to-withdraw' } })
  await untilBoth(
    'a withdrawn article is gone',
    async (site) => (await fetch(`${site}/articles/to-withdraw`)).status === 404,
  )
})

/** Sends a form as a browser without JavaScript does. */
async function sendForm(
  page: string,
  label: string,
  values: Record<string, string>,
  cookie = '',
): Promise<Response> {
  const html = await (await fetch(page, { headers: { cookie } })).text()
  const form = html.split('<form').find((part) => part.includes(label))
  if (form === undefined) throw new Error(`${page} has no form ${label}`)
  const body = new FormData()
  for (const [input] of (form.split('</form>')[0] ?? '').matchAll(/<input type="hidden"[^>]*>/g)) {
    const [, name = ''] = /name="([^"]*)"/.exec(input) ?? []
    const [, value = ''] = /value="([^"]*)"/.exec(input) ?? []
    body.append(name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
  }
  for (const [name, value] of Object.entries(values)) body.append(name, value)
  return fetch(page, { method: 'POST', body, redirect: 'manual', headers: { cookie, origin: balancer() } })
}

it('counts one limit for both webs', async () => {
  const answers: number[] = []
  for (let time = 0; time < 4; time += 1) {
    const answer = await sendForm(`${balancer()}/newsletter`, 'aria-label="Newsletter"', {
      email: 'limited@example.org',
      website: '',
    })
    answers.push(answer.status)
  }
  // The fourth is answered with the form and its message.
  expect(answers).toEqual([303, 303, 303, 200])
})

it('ends a session on both webs', async () => {
  const cookie = `next-auth.session-token=${await openSession()}`
  for (const site of both())
    expect((await fetch(`${site}/account`, { headers: { cookie }, redirect: 'manual' })).status).toBe(200)
  await sendForm(`${balancer()}/account`, 'Sign out', {}, cookie)
  await untilBoth('a sign-out is known', async (site) => {
    const { status } = await fetch(`${site}/account`, { headers: { cookie }, redirect: 'manual' })
    return status === 307
  })
})

async function openSession(): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = new Date()
  const user = await db().user.create({ data: { email: `${randomUUID()}@example.org`, createdAt: now } })
  // As lib/readers/session-store.ts stores it.
  const secret = world().environment.NEXTAUTH_SECRET ?? ''
  const sessionToken = createHmac('sha256', secret).update(`session:${token}`).digest('base64url')
  const expires = new Date(now.getTime() + 86_400_000)
  const data = { sessionToken, userId: user.id, expires, createdAt: now, lastSeenAt: now, device: 'Test' }
  await db().session.create({ data })
  return token
}

it('sends an edition once to each while workers are killed and added', { timeout: 300_000 }, async () => {
  const readers = await subscribe(400)
  const number = await makeApprovedEdition()
  expect(await freeze(number)).toBe(readers.length)
  const workers = [0, 1, 2].map(() => start('build/worker.js'))
  for (const [place, taken] of [40, 120].entries()) {
    await eventually(
      () => Promise.resolve(sink.taken.size),
      (size) => size >= taken,
    )
    workers[place]?.kill('SIGKILL')
    start('build/worker.js')
  }
  start('build/worker.js')
  await eventually(
    () => editionOf(number),
    ({ state }) => state === 'sent',
    240_000,
  )
  const books = await findBooks(number)
  process.stdout.write(`machines: ${books.sent} sent, ${books.uncertain} uncertain of ${books.audience}\n`)
  expect(books).toMatchObject({ audience: readers.length, waiting: 0, sending: 0, isBalanced: true })
  // The sign-ups of an earlier test went to the same mail server.
  expect(readers.filter(({ email }) => (sink.taken.get(email) ?? 0) > 1)).toEqual([])
  const missing = readers.filter(({ email }) => !sink.taken.has(email)).length
  expect(missing).toBeLessThanOrEqual(books.uncertain)
})
