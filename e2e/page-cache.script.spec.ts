import type { APIRequestContext } from '@playwright/test'
import { modelArticle } from './states/states'
import { expect, startScripts, test } from './world'

// Public pages are bytes that web keeps (docs/decisions/0026-pages-as-stored-bytes.md).

test.use({ ownStack: 'page-cache' })

const slug = modelArticle.replace('/articles/', '')

async function read(request: APIRequestContext, path = modelArticle) {
  const answer = await request.get(path)
  return { status: answer.status(), state: answer.headers()['cache-status'], text: await answer.text() }
}

test('a page is rendered once, and a known one is not sent again', async ({ request }) => {
  // What was seeded just before may still drop the page once.
  await expect.poll(async () => (await read(request)).state).toBe('web; hit')
  const answer = await request.get(modelArticle)
  const headers = answer.headers()
  expect(headers['cache-status']).toBe('web; hit')
  expect(headers['content-encoding']).toBe('br')
  expect(headers['cache-control']).toMatch(
    /^public, .*s-maxage=\d+, stale-while-revalidate=\d+, stale-if-error=\d+$/,
  )
  expect(headers).not.toHaveProperty('set-cookie')
  expect(headers.link).toMatch(/^<[^>]+\.woff2>; rel=preload; as="font"/)
  const again = await request.get(modelArticle, { headers: { 'if-none-match': headers.etag ?? '' } })
  expect(again.status()).toBe(304)
})

test('a correction, and a withdrawn article, are seen at once', async ({ request, world }) => {
  await read(request)
  await world.query('update articles set headline = $2 where slug = $1', [slug, 'Corrected just now'])
  await expect
    .poll(async () => (await read(request)).text, { intervals: [20] })
    .toContain('Corrected just now')

  await world.query(
    `insert into articles select (jsonb_populate_record(a, '{"id":"01900000-0000-7000-8000-000000000000","slug":"short-lived"}')).* from articles a where slug = $1`,
    [slug],
  )
  expect((await read(request, '/articles/short-lived')).status).toBe(200)
  await world.query(`delete from articles where slug = 'short-lived'`)
  await expect.poll(async () => (await read(request, '/articles/short-lived')).status).toBe(404)
})

test('pages are read while the database fails', async ({ request, world }) => {
  await read(request)
  await world.query('alter table articles rename to articles_away')
  try {
    // A change that cannot be rendered.
    await world.query('notify pages_changed')
    await expect.poll(async () => (await read(request)).state).toBe('web; hit; detail=stale')
    expect((await read(request)).status).toBe(200)
    expect((await read(request, '/articles/never-read')).status).toBe(500)
  } finally {
    await world.query('alter table articles_away rename to articles')
  }
  await expect.poll(async () => (await read(request)).state).toBe('web; hit')
})

test('a script smuggled into the text of a page does not run', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  await page.route(`**${modelArticle}`, async (route) => {
    const response = await route.fetch()
    const smuggled =
      '<script>window.smuggled = true</script><img src="/none" onerror="window.smuggled = true">'
    await route.fulfill({
      response,
      body: (await response.text()).replace('</article>', `${smuggled}</article>`),
    })
  })
  await page.goto(modelArticle)
  expect(await page.content()).toContain('window.smuggled = true')
  await startScripts(page)
  expect(await page.evaluate(() => 'smuggled' in window)).toBe(false)
  expect(complaints.filter((text) => /Content.Security.Policy/i.test(text))).toHaveLength(2)
})

test('reading loads no script, and the first touch of a form loads them', async ({ page, world }) => {
  const scripts: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()))
  page.on('console', (message) => complaints.push(message.text()))
  await page.goto(modelArticle)
  await page.getByRole('link', { name: 'Culture' }).first().hover()
  await page.keyboard.press('PageDown')
  await page.getByRole('heading', { level: 1 }).click()
  expect(scripts).toEqual([])

  await startScripts(page)
  expect(scripts.length).toBeGreaterThan(2)
  const reader = world.newReader('first-touch')
  await page.getByLabel('Email address').fill(reader)
  await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
  await expect(page).toHaveURL(/check-inbox/)
  await world.mail(reader, /confirm/i)
  expect(complaints).toEqual([])
})

test('a first view is small: below 100 kB, of it 8 kB of HTML', async ({ browser, world }) => {
  for (const path of ['/', modelArticle, '/donate', '/newsletter', '/privacy']) {
    await fetch(`${world.addresses.site}${path}`)
    const context = await browser.newContext({
      baseURL: world.addresses.site,
      viewport: { width: 390, height: 844 },
    })
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    const kinds = new Map<string, string>()
    const bytes: Record<string, number> = {}
    session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const kind = kinds.get(requestId) ?? 'Other'
      bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength
    })
    await session.send('Network.enable')
    await page.goto(path, { waitUntil: 'networkidle' })
    const html = await page.evaluate(() =>
      performance
        .getEntriesByType('navigation')
        .map((entry) => (entry as PerformanceNavigationTiming).encodedBodySize),
    )
    expect(html[0], path).toBeGreaterThan(1_000)
    expect(html[0], path).toBeLessThan(8_000)
    expect(bytes.Font, path).toBeGreaterThan(0)
    expect(bytes.Script, path).toBeUndefined()
    expect(
      Object.values(bytes).reduce((sum, size) => sum + size),
      path,
    ).toBeLessThan(100_000)
    await context.close()
  }
})

test('a press before the scripts run is not lost, nor one while they load', async ({ page, world }) => {
  for (const isSlow of [false, true]) {
    const reader = world.newReader('early')
    if (isSlow) {
      await page.route('**/_next/static/chunks/*.js', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 500))
        await route.continue().catch(() => undefined)
      })
    }
    await page.goto(modelArticle)
    await page.getByLabel('Email address').fill(reader)
    await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
    await expect(page).toHaveURL(/check-inbox/)
    await world.mail(reader, /confirm/i)
  }
})

test('a browser may fetch a page when a reader is about to follow its link', async ({ page, request }) => {
  const answer = await request.get(modelArticle)
  expect(answer.headers()['speculation-rules']).toBe('"/speculation-rules.json"')
  const file = await request.get('/speculation-rules.json')
  expect(file.headers()['content-type']).toBe('application/speculationrules+json')
  await page.goto(modelArticle)
  const prefetched = page.waitForRequest('**/sections/culture')
  await page
    .getByRole('navigation', { name: 'Sections', exact: true })
    .getByRole('link', { name: 'Culture' })
    .hover()
  expect((await prefetched).headers()['sec-purpose']).toMatch(/^prefetch/)
})

test('a reader who has a cookie of ours gets a page of their own', async ({ request }) => {
  await read(request)
  const answer = await request.get(modelArticle, {
    headers: { cookie: 'visitor=00000000-0000-4000-8000-000000000000' },
  })
  expect(answer.headers()['cache-status']).toBeUndefined()
  expect(answer.headers()['cache-control']).toContain('no-store')
})

test('the script of a page is found on a server that never sent the page', async ({ request }) => {
  const { text } = await read(request, '/privacy')
  const start = /data-start="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const answer = await request.get(start)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toContain('text/javascript')
  expect(answer.headers()['cache-control']).toContain('immutable')
  expect((await request.get('/_start/00000000000000000000000000000000.js?of=%2Fprivacy')).status()).toBe(404)
})
