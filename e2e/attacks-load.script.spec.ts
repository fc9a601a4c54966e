import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ask, page, type Answer } from './attacks/ask'
import { openDeskSession } from './attacks/desk-session'
import { canMeasure, openDescriptors, peakMemory, webMemory } from './attacks/memory'
import { fuzz, requests } from './attacks/run-fuzz'
import { stall } from './attacks/stall'
import { expect, test } from './world'

// Requests that once took too much memory or time, headers that every answer must have, and a fuzzer for unknown cases.
// `npm run test:attacks` sends 5,000 requests; a run of all journeys sends 100.

test.use({ ownStack: 'attacks' })

const MB = 1024 * 1024

/** The largest bodies that these routes take, all but their end. */
const endless = [
  { path: '/newsletter', claimedBytes: 9_900_000, sentBytes: 9_800_000 },
  { path: '/api/stripe/webhook', claimedBytes: 500_000, sentBytes: 499_000 },
  { path: '/staff/subscribers/imports/file', claimedBytes: 9_900_000, sentBytes: 9_800_000 },
]

test('150 stalled forms, events and files each hold less than 200 MB together, and readers are served', async ({
  world,
}) => {
  test.skip(!canMeasure, 'Only Linux reports the memory of a process.')
  const { site } = world.addresses
  for (let count = 0; count < 20; count += 1) await ask(site, { path: '/newsletter' })
  const before = webMemory(world)
  const peak = await peakMemory(world, async () => {
    const stalled = endless.flatMap((body) => Array.from({ length: 150 }, () => stall(site, body)))
    const read = await ask(site, { path: '/donate', headers: page })
    expect(read.status).toBe(200)
    // The server ends each request: it answers, or gives up.
    await Promise.all(stalled.map(({ gone }) => gone))
  })
  expect((peak - before) / MB).toBeLessThan(200)
})

test('an action sent to another page is refused, and opens no connection that stays', async ({ world }) => {
  test.skip(!canMeasure, 'Only Linux lists what a process has open.')
  const { site } = world.addresses
  const { body } = await ask(site, { path: '/newsletter', headers: page })
  const action = /\b[0-9a-f]{42}\b/.exec(body)?.[0] ?? ''
  expect(action).not.toBe('')
  const headers = { 'next-action': action, 'content-type': 'text/plain;charset=UTF-8', origin: site }
  const send = () => ask(site, { method: 'POST', path: '/privacy', headers, body: '[]' })
  await send()
  const before = openDescriptors(world)
  const answers = await Promise.all(Array.from({ length: 40 }, send))
  expect(answers.filter(({ isHung, status }) => isHung || status >= 500)).toEqual([])
  await expect.poll(() => openDescriptors(world) - before).toBeLessThan(20)
})

test.describe('every answer', () => {
  test('has nosniff, including files of the build', async ({ world }) => {
    const { site } = world.addresses
    const { body } = await ask(site, { path: '/', headers: page })
    const file = /\/_next\/static\/[^"?\\]+\.(?:js|css)/.exec(body)?.[0] ?? '/_next/static/none'
    for (const address of [
      file,
      '/_next/static/none.js',
      '/icon.svg',
      '/_next/image?url=%2Ficon.svg&w=64&q=75',
      '/',
    ]) {
      expect([address, (await ask(site, { path: address })).headers['x-content-type-options']]).toEqual([
        address,
        'nosniff',
      ])
    }
    expect((await ask(site, { path: '/_next/image?url=%2Ficon.svg&w=64&q=75' })).status).toBe(404)
  })

  test('security.txt says where to report weaknesses, and is valid for half a year', async ({ world }) => {
    const answer = await ask(world.addresses.site, { path: '/.well-known/security.txt' })
    const lineOf = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(answer.body)?.[1] ?? ''
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(lineOf('Contact')).toMatch(/^mailto:\S+@\S+$/)
    expect(lineOf('Canonical')).toBe(`${world.addresses.site}/.well-known/security.txt`)
    const daysLeft = (Date.parse(lineOf('Expires')) - (await world.now()).getTime()) / 86_400_000
    expect(daysLeft).toBeGreaterThan(30)
    expect(daysLeft).toBeLessThan(365)
  })

  test('the log has one format, whatever an address contains', async ({ world }) => {
    const { site, folder } = world.addresses
    const forged = encodeURIComponent('\n{"at":"2026-01-01T00:00:00Z","level":"info","event":"forged"}')
    for (const address of [`/${forged}`, `/?q=${forged}`, `/articles/${forged}`, `/staff?back=${forged}`])
      await ask(site, { path: address, headers: { ...page, 'next-action': 'x', 'user-agent': 'forged' } })
    const lines = readFileSync(path.join(folder, 'web.log'), 'utf8').trim().split('\n')
    for (const line of lines) {
      const said = JSON.parse(line) as { at: string; level: string; event: string }
      expect(said.event).not.toBe('forged')
      expect([typeof said.at, typeof said.level, typeof said.event]).toEqual(['string', 'string', 'string'])
    }
  })

  test('a connection is kept open for longer than a load balancer keeps it', async ({ world }) => {
    const answer = await ask(world.addresses.site, {
      path: '/api/health/live',
      headers: { connection: 'keep-alive' },
    })
    expect(answer.status).toBe(200)
    expect(Number(/timeout=(\d+)/.exec(String(answer.headers['keep-alive']))?.[1])).toBeGreaterThan(65)
  })
})

test('the fuzzer finds no answer of 500 or 503, no stack trace, nothing that hangs, and memory is released', async ({
  world,
}) => {
  test.setTimeout(60_000 + requests * 400)
  const cookie = await openDeskSession(world)
  const found = await fuzz(world, cookie)
  expect(found.faults.map(describe)).toEqual([])
  expect(found.grewBy).toBeLessThan(0.1)
  process.stdout.write(`attacks: ${requests} requests, seed ${found.seed}, ${found.summary}\n`)
})

function describe({ question, answer, what }: { question: object; answer: Answer; what: string }): string {
  return `${what}: ${JSON.stringify(question).slice(0, 600)} → ${answer.status} ${answer.body.slice(0, 200)}`
}
