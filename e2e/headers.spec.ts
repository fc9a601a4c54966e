import type { APIRequestContext, Locator, Page } from '@playwright/test'
import { isRussianOffered } from '../testing/offered-languages'
import { declinedCard, payWith } from './steps/checkout'
import { openCheckout } from './states/state'
import { modelArticle, subscribe } from './states/states'
import { expect, linkIn, test } from './world'

const unknownAction = '00'.repeat(21)

/** The fields that a browser would send with this form, including Next's hidden ones. */
function fieldsOf(form: Locator): Promise<Record<string, string>> {
  return form.evaluate((element) => {
    const fields: Record<string, string> = {}
    for (const [name, value] of new FormData(element as HTMLFormElement)) {
      if (typeof value === 'string') fields[name] = value
    }
    return fields
  })
}

/** The fields that a browser without JavaScript gets, including the one that names the server action. */
async function servedFields(
  page: Page,
  { path, form }: { path: string; form: string },
): Promise<Record<string, string>> {
  const context = await page.context().browser()?.newContext({ javaScriptEnabled: false })
  if (context === undefined) throw new Error('The browser is gone')
  const plain = await context.newPage()
  await plain.goto(new URL(path, page.url()).href)
  const fields = await fieldsOf(plain.getByRole('form', { name: form }))
  await context.close()
  return fields
}

function post(
  request: APIRequestContext,
  {
    path,
    fields,
    headers = {},
  }: { path: string; fields: Record<string, string>; headers?: Record<string, string> },
) {
  return request.post(path, { multipart: fields, headers, maxRedirects: 0 })
}

function sourcesOf(policy: string, directive: string): string[] {
  const [, ...sources] =
    policy
      .split(';')
      .map((part) => part.trim().split(/\s+/))
      .find(([name]) => name === directive) ?? []
  return sources
}

test('every page has the full security headers, with the hash of its loader or a new nonce', async ({
  request,
}) => {
  const stored = ['/', modelArticle, '/sections/culture', '/donate', '/newsletter', '/privacy', '/']
  const made = ['/remind-me', '/donate?amount=7', '/no-such-page', '/articles/no-such-article']
  const nonces = new Set<string>()
  for (const path of [...stored, ...made]) {
    const answer = await request.get(path)
    const headers = answer.headers()
    const policy = headers['content-security-policy'] ?? ''
    const scripts = sourcesOf(policy, 'script-src')
    if (stored.includes(path)) {
      expect(scripts, path).toEqual(["'self'", expect.stringMatching(/^'sha256-[\w+/]{43}='$/)])
      expect(await answer.text(), path).not.toContain('nonce')
    } else {
      const nonce = scripts.find((source) => /^'nonce-[\w+/=]{20,}'$/.test(source))
      expect(nonce, `a nonce on ${path}`).toBeDefined()
      nonces.add(nonce ?? '')
      expect(await answer.text()).toContain(`nonce="${(nonce ?? '').slice(7, -1)}"`)
    }
    for (const directive of ['script-src', 'style-src', 'default-src']) {
      expect(sourcesOf(policy, directive).join(' ')).not.toMatch(/unsafe-(inline|eval)|\*|https?:/)
    }
    expect(sourcesOf(policy, 'object-src')).toEqual(["'none'"])
    expect(sourcesOf(policy, 'base-uri')).toEqual(["'none'"])
    expect(sourcesOf(policy, 'frame-ancestors')).toEqual(["'none'"])
    expect(sourcesOf(policy, 'connect-src')).toEqual(["'self'"])
    expect(sourcesOf(policy, 'worker-src')).toEqual(["'self'"])
    expect(sourcesOf(policy, 'form-action')).toEqual(
      expect.arrayContaining(["'self'", 'https://checkout.stripe.com']),
    )
    expect(headers).toMatchObject({
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    })
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('set-cookie')
    // Over plain HTTP a browser would ignore this header. On a live site SITE_URL is https, and it is set.
    expect(headers).not.toHaveProperty('strict-transport-security')
  }
  expect(nonces.size).toBe(made.length)
})

test('files, feeds and API routes have the security headers too', async ({ request }) => {
  for (const path of [
    '/feed.xml',
    '/sitemap.xml',
    '/icon.svg',
    '/api/health',
    '/newsletter/feed.xml',
    '/newsletter/preview/mail',
    '/newsletter/1/mail',
  ]) {
    const answer = await request.get(path)
    expect(answer.status(), path).toBe(200)
    expect(answer.headers()['x-content-type-options'], path).toBe('nosniff')
    expect(answer.headers()['content-security-policy'], path).toBeTruthy()
    expect(answer.headers(), path).not.toHaveProperty('x-powered-by')
  }
  const mail = await request.get('/newsletter/preview/mail')
  expect(await mail.text()).not.toMatch(/<script|\son\w+=|javascript:/i)
  const edition = mail.headers()['content-security-policy'] ?? ''
  expect(sourcesOf(edition, 'default-src')).toEqual(["'none'"])
  expect(sourcesOf(edition, 'frame-ancestors')).toEqual(["'self'"])
})

test('reading sets no cookie; a sent form sets one that is sealed, short-lived and sent to its own pages alone', async ({
  page,
  world,
}) => {
  for (const path of [
    '/',
    modelArticle,
    '/sections/culture',
    '/donate',
    '/privacy',
    '/newsletter/preview',
    '/newsletter/1',
  ]) {
    await page.goto(path)
  }
  expect(await page.context().cookies()).toEqual([])
  const reader = world.newReader('no-cookie')
  await subscribe(page, reader)
  await expect(page).toHaveURL(/check-inbox/)
  await page.goto('/remind-me')
  await page.getByLabel('Email address').fill(reader)
  await page.getByRole('button', { name: 'Remind me', exact: true }).click()
  await expect(page).toHaveURL(/check-inbox/)
  const cookies = (await page.context().cookies()).sort((a, b) => a.name.localeCompare(b.name))
  const kept = { httpOnly: true, sameSite: 'Lax' }
  expect(cookies).toMatchObject([
    { name: 'asked-to-remind', ...kept, path: '/remind-me' },
    ...(isRussianOffered ? [{ name: 'asked-to-remind-ru', ...kept, path: '/ru/remind-me' }] : []),
    { name: 'asked-to-subscribe', ...kept, path: '/newsletter' },
    ...(isRussianOffered ? [{ name: 'asked-to-subscribe-ru', ...kept, path: '/ru/newsletter' }] : []),
  ])
  const browserTime = await page.evaluate(() => Date.now())
  for (const { value, expires } of cookies) {
    expect(expires - browserTime / 1000).toBeLessThanOrEqual(3600)
    for (const encoding of ['utf8', 'base64url'] as const)
      expect(value).not.toContain(Buffer.from(reader).toString(encoding).slice(0, 12))
  }
})

test('starting a donation sets two first-party cookies, short-lived and HttpOnly', async ({
  page,
  world,
}) => {
  await openCheckout(page, 'frequency=once&amount=10')
  await payWith(page, { card: declinedCard, email: world.newReader('cookie') })
  const cookies = (await page.context().cookies()).sort((a, b) => a.name.localeCompare(b.name))
  expect(cookies).toMatchObject([
    { name: 'known-donor', httpOnly: true, sameSite: 'Lax', path: '/' },
    { name: 'visitor', httpOnly: true, sameSite: 'Lax', path: '/', expires: -1 },
  ])
  const browserTime = await page.evaluate(() => Date.now())
  expect((cookies[0]?.expires ?? 0) - browserTime / 1000).toBeLessThanOrEqual(7200)
})

test('opening a link changes nothing, however often and however it is opened', async ({
  page,
  request,
  world,
}) => {
  const reader = world.newReader('opened')
  await subscribe(page, reader)
  const link = linkIn(await world.mail(reader, /confirm/i), '/newsletter/confirm')
  const state = () => world.query('select state::text from subscribers where email = $1', [reader])
  for (const method of ['GET', 'HEAD', 'GET']) {
    expect((await request.fetch(link, { method })).status()).toBe(200)
    expect(await state()).toEqual([{ state: 'unconfirmed' }])
  }
  await page.goto(link)
  await page.getByRole('button', { name: 'Confirm subscription' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('are subscribed')

  const headers = await world.headersOf(await world.mail(reader, /welcome/i))
  const oneClick = /<([^>]+)>/.exec(headers.get('list-unsubscribe') ?? '')?.[1] ?? ''
  for (const method of ['GET', 'HEAD', 'GET']) {
    const answer = await request.fetch(oneClick, { method, maxRedirects: 0 })
    expect(answer.status()).toBe(303)
    expect(answer.headers().location).toContain('/newsletter/unsubscribe?token=')
    expect(await state()).toEqual([{ state: 'confirmed' }])
  }
})

test('a form sent by another site is refused, and the same form from this site is accepted', async ({
  page,
  request,
  world,
}) => {
  const reader = world.newReader('forged')
  const known = () => world.query('select 1 from subscribers where email = $1', [reader])
  await page.goto('/newsletter')
  const served = await servedFields(page, { path: '/newsletter', form: 'Newsletter' })
  const fields = { ...served, email: reader }

  for (const origin of ['https://elsewhere.example', 'null']) {
    const refused = await post(request, { path: '/newsletter', fields, headers: { origin } })
    expect(refused.status(), origin).toBeGreaterThanOrEqual(400)
    expect(await known()).toEqual([])
  }
  const { origin } = new URL(world.addresses.site)
  const taken = await post(request, { path: '/newsletter', fields, headers: { origin } })
  expect(taken.status()).toBe(303)
  await expect.poll(known).toHaveLength(1)
})

test('a forged X-Forwarded-For does not escape the rate limit', async ({ page, playwright, world }) => {
  const { origin } = new URL(world.addresses.site)
  await page.goto('/donate')
  const served = await servedFields(page, { path: '/donate', form: 'Donation' })
  const fields = { ...served, frequency: 'once', 'amount-once': '10', intent: 'give' }
  const answers: number[] = []
  for (let start = 1; start <= 25; start += 1) {
    // A visitor without a cookie each time, so that only the address counts.
    const stranger = await playwright.request.newContext({ baseURL: world.addresses.site })
    const claimed = `203.0.${start}.7`
    const headers = { origin, 'x-forwarded-for': claimed, 'x-real-ip': claimed, forwarded: `for=${claimed}` }
    answers.push((await post(stranger, { path: '/donate', fields, headers })).status())
    await stranger.dispose()
  }
  const counted = await world.query<{ points: number }>(
    `select points::int from rate_limits where key like 'DONATION_IP:%'`,
  )
  // One counter for all of them, which stops counting one past the limit.
  expect(counted).toEqual([{ points: 21 }])
  // The default is twenty starts an hour. 303 leads to Checkout; 200 is the box again, with the message to wait.
  expect(answers).toEqual([...Array<number>(20).fill(303), ...Array<number>(5).fill(200)])
})

test(
  'a form from an older build leads to a page that explains it, and back',
  { tag: '@noscript' },
  async ({ page, request, world }) => {
    const reader = world.newReader('stale')
    await page.goto('/newsletter')
    const served = await servedFields(page, { path: '/newsletter', form: 'Newsletter' })
    const id = /[0-9a-f]{42}/.exec(Object.values(served).join(' '))?.[0] ?? ''
    expect(id, 'the id of the action in the served form').not.toBe('')
    const fields = Object.fromEntries(
      Object.entries({ ...served, email: reader }).map(([name, value]) => [
        name.replaceAll(id, unknownAction),
        value.replaceAll(id, unknownAction),
      ]),
    )
    const { origin } = new URL(world.addresses.site)
    const answer = await post(request, { path: '/newsletter', fields, headers: { origin } })
    expect(answer.status()).toBe(303)
    expect(answer.headers().location).toBe('/stale-form?back=%2Fnewsletter')
    expect(await world.query('select 1 from subscribers where email = $1', [reader])).toEqual([])

    await page.goto(answer.headers().location ?? '')
    await expect(page.getByRole('main').getByRole('alert')).toContainText('did not arrive')
    await page.getByRole('link', { name: 'Go back to the form' }).click()
    await expect(page).toHaveURL(/\/newsletter$/)
    await expect(page.getByLabel('Email address')).toBeVisible()
  },
)

test('the way back from that page stays on this site', async ({ page }) => {
  for (const back of [
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:1',
  ]) {
    await page.goto(`/stale-form?back=${encodeURIComponent(back)}`)
    await expect(page.getByRole('link', { name: 'Go back to the form' })).toHaveAttribute('href', '/')
  }
})
