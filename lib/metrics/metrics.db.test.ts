import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import { world } from '../../testing/world'
import { db } from '../db'
import { readDatabaseFigures } from './database-figures'
import { registry, storedPages, webhookLag } from './metrics'
import { serveMetrics } from './serve-metrics'

const now = () => world().clock.now()
const server = serveMetrics(0, () => readDatabaseFigures(now()))
const monitoring = path.resolve(import.meta.dirname, '..', '..', 'deploy', 'monitoring')

beforeAll(async () => {
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
})
afterAll(() => server.close())

async function scrape(
  method = 'GET',
  at = '/metrics',
): Promise<{ status: number; type: string; text: string }> {
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}${at}`, { method })
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    text: await answer.text(),
  }
}

function valueOf(text: string, series: string): number {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `))
  return line === undefined ? NaN : Number(line.slice(series.length + 1))
}

it('shows the figures of the process and of the database in the format of Prometheus', async () => {
  const at = now()
  const waiting = { html: '', text: '', headers: {}, subject: 'x', toAddress: 'reader@example.org' }
  await db().mail.create({
    data: {
      ...waiting,
      uniqueKey: 'metrics-1',
      kind: 'welcome',
      createdAt: at,
      nextAttemptAt: new Date(Date.now() - 90_000),
    },
  })
  await db().stripeEvent.create({
    data: { id: 'evt_metrics', type: 'x', payload: {}, receivedAt: new Date(at.getTime() - 60_000) },
  })
  await db().cardAttempt.createMany({
    data: ['1', '2'].map((id) => ({ id, outcome: 'declined' as const, at })),
  })
  await db()
    .$executeRaw`update outbox_breaker set trips = 1, open_until = clock_timestamp() + interval '1 minute'`
  storedPages.inc({ state: 'hit' })
  webhookLag.observe(3)

  const { status, type, text } = await scrape()
  expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
  expect(valueOf(text, 'support_database_up')).toBe(1)
  expect(valueOf(text, 'support_mails{of="waiting"}')).toBe(1)
  expect(valueOf(text, 'support_mails_oldest_seconds')).toBeGreaterThanOrEqual(90)
  expect(valueOf(text, 'support_stripe_events_waiting')).toBe(1)
  expect(valueOf(text, 'support_stripe_events_oldest_seconds')).toBeGreaterThanOrEqual(60)
  expect(valueOf(text, 'support_card_attempts_last_hour{of="declined"}')).toBe(2)
  expect(valueOf(text, 'support_card_guard_open')).toBe(0)
  expect(valueOf(text, 'support_smtp_circuit_open')).toBe(1)
  expect(valueOf(text, 'support_stored_pages_total{state="hit"}')).toBe(1)
  expect(valueOf(text, 'support_stripe_webhook_lag_seconds_count')).toBe(1)
  expect(valueOf(text, 'support_process_resident_memory_bytes')).toBeGreaterThan(10_000_000)
  expect(text).not.toContain('example.org')
})

it('follows the setting of staff for the card-testing guard', async () => {
  await db().cardGuardOverride.create({ data: { mode: 'open', at: now() } })
  expect(valueOf((await scrape()).text, 'support_card_guard_open')).toBe(1)
})

it('answers nothing else', async () => {
  expect([(await scrape('GET', '/')).status, (await scrape('POST')).status]).toEqual([404, 405])
})

it('has every figure that the alerts and the dashboard use', async () => {
  await readDatabaseFigures(now())
  const known = new Set((await registry.getMetricsAsJSON()).map(({ name }) => name))
  // Those that web adds for its page cache.
  for (const name of ['support_page_cache_pages', 'support_page_cache_bytes', 'support_page_renders'])
    known.add(name)
  const alerts = parse(readFileSync(path.join(monitoring, 'alerts.yaml'), 'utf8')) as {
    groups: { rules: { alert: string; expr: string; annotations: { summary: string; action: string } }[] }[]
  }
  const rules = alerts.groups.flatMap((group) => group.rules)
  expect(rules.length).toBeGreaterThan(5)
  for (const { annotations } of rules) expect(annotations.action.length).toBeGreaterThan(10)
  const dashboard = readFileSync(path.join(monitoring, 'grafana-dashboard.json'), 'utf8')
  const used = `${rules.map(({ expr }) => expr).join('\n')}\n${dashboard}`.match(/support_\w+/g) ?? []
  const unknown = [...new Set(used)].filter((name) => !known.has(name.replace(/_bucket$/, '')))
  expect(unknown).toEqual([])
})

it('says that the database is away, and still shows the rest', async () => {
  await db().$executeRaw`alter table mails rename to mails_away`
  try {
    const { status, text } = await scrape()
    expect(status).toBe(200)
    expect(valueOf(text, 'support_database_up')).toBe(0)
    expect(text).not.toContain('support_mails{')
    expect(valueOf(text, 'support_process_resident_memory_bytes')).toBeGreaterThan(0)
  } finally {
    await db().$executeRaw`alter table mails_away rename to mails`
  }
})
