import { chromium, type Browser } from '@playwright/test'
import { seed } from '../dev/processes/product'
import { step } from '../dev/progress'
import { launchOptions } from '../testing/chromium'
import type { Bench, Findings } from './measure/findings'
import { onBenchGround, type BenchGround, type BenchSystem } from './system'

const pages = {
  'front page': '/',
  article: '/articles/putin-plans-air-strikes-in-syria',
  donation: '/donate',
}

/** What a phone far away has: 400 ms there and back, 400 kbit/s down, a fifth of this processor. */
const slow = { latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000, offline: false }
const slowdown = 5

/** A first view of each page on a phone: bytes on the wire, requests, scripts, and how far the text moves. */
export const pageWeight: Bench = {
  about: 'a first view of front page, article and donation page on a slow phone: bytes, scripts, shifts',
  run: () => onBenchGround(measure),
}

type Weight = {
  bytes: number
  html: number
  requests: number
  scripts: number
  shift: number
  paintMs: number
}

async function measure(ground: BenchGround): Promise<Findings> {
  const system = await ground.open('page-weight')
  await step('Articles', () => fill(system))
  const browser = await chromium.launch(launchOptions)
  try {
    const found: Weight[] = []
    for (const [name, path] of Object.entries(pages))
      found.push(await step(`A first view: ${name}`, () => weigh(browser, `${system.site}${path}`)))
    return findingsOf(found)
  } finally {
    await browser.close()
  }
}

async function fill({ site, world }: BenchSystem): Promise<void> {
  const environment = { ...process.env, ...world.environment, SITE_URL: site, SEED: 'demo' }
  await seed(
    { ...environment, NODE_ENV: 'production' },
    { isDevelopment: false, signal: new AbortController().signal },
  )
}

async function weigh(browser: Browser, url: string): Promise<Weight> {
  // Somebody else has read the page before.
  await fetch(url)
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const weight: Weight = { bytes: 0, html: 0, requests: 0, scripts: 0, shift: 0, paintMs: 0 }
  const kinds = new Map<string, string>()
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    kinds.set(requestId, type)
    // The body as it was compressed. The head counts for the bytes of the first view.
    if (type === 'Document') weight.html += Number(response.headers['content-length'])
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId)
    weight.bytes += encodedDataLength
    weight.requests += 1
    if (kind === 'Script') weight.scripts += 1
  })
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', slow)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.addInitScript(watchShifts)
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready)
  // Fonts that came late are in the text two frames later.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
  const seen = await page.evaluate(
    () => (window as unknown as { seen: { shift: number; paintMs: number } }).seen,
  )
  await context.close()
  return { ...weight, ...seen }
}

/** Runs in the page, before its own code. */
function watchShifts(): void {
  const seen = { shift: 0, paintMs: 0 }
  Object.assign(window, { seen })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.paintMs = entry.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
}

function findingsOf(found: Weight[]): Findings {
  const names = Object.keys(pages)
  const row = (what: string, unit: string, of: (weight: Weight) => number) => ({
    what,
    unit,
    values: found.map(of),
  })
  const limit = (what: string, of: (weight: Weight) => number, atMost: number) =>
    found.map((weight, place) => ({ what: `${names[place]}: ${what}`, value: of(weight), atMost }))
  return {
    columns: names,
    rows: [
      row('bytes on the wire', 'kB', ({ bytes }) => bytes / 1000),
      row('HTML, compressed', 'kB', ({ html }) => html / 1000),
      row('requests', '', ({ requests }) => requests),
      row('scripts before the first touch', '', ({ scripts }) => scripts),
      row('layout shift (CLS)', '', ({ shift }) => shift),
      row('largest paint', 'ms', ({ paintMs }) => paintMs),
    ],
    limits: [
      ...limit('kB of a first view', ({ bytes }) => bytes / 1000, 100),
      ...limit('kB of HTML', ({ html }) => html / 1000, 8),
      ...limit('scripts before the first touch', ({ scripts }) => scripts, 0),
      ...limit('layout shift', ({ shift }) => shift, 0),
    ],
  }
}
