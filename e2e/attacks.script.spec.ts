import { ask, askRaw, formOf, page } from './attacks/ask'
import { openDeskSession } from './attacks/desk-session'
import { stall } from './attacks/stall'
import { openStripe } from './steps/stripe'
import { expect, test, type World } from './world'

// Attacks, broken programs and odd input that once caused a fault, by name. Load tests, and a fuzzer for the unknown
// cases, are in attacks-load.script.spec.ts.

// A stack of its own, so that the attacks do not disturb other tests.
test.use({ ownStack: 'attacks' })

/** The fields of a form as a page serves them to a browser without JavaScript. */
async function servedForm(world: World, path: string, name: string): Promise<Record<string, string>> {
  const { body } = await ask(world.addresses.site, { path, headers: page })
  const form = new RegExp(`<form[^>]*aria-label="${name}".*?</form>`, 's').exec(body)?.[0] ?? ''
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)]
  return Object.fromEntries(
    inputs.map(([, field = '', value = '']) => [field, value.replaceAll('&quot;', '"')]),
  )
}

test.describe('a request that no page can read', () => {
  const addresses = [
    '/%00',
    '/?q=%00',
    '/?q=a%00b',
    '/articles/%ED%A0%80',
    '/?q=%ED%A0%80',
    '/?q=%zz',
    '/%',
    '/sections/%C3',
    '//elsewhere.example/x',
    '/?q=%1b[31m',
  ]
  for (const path of addresses) {
    test(`the address ${path} is answered 400, with a way back`, async ({ world }) => {
      const answer = await ask(world.addresses.site, { path, headers: page })
      expect(answer.status).toBe(400)
      expect(answer.body).toContain('This address cannot be read')
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
      const forPrograms = await ask(world.addresses.site, { path })
      expect([forPrograms.status, forPrograms.body]).toEqual([400, '{"outcome":"bad_address"}'])
    })
  }

  const conditions = [
    ['range', 'bytes=x'],
    ['range', 'bytes=9-1'],
    ['range', 'bytes=99999999-'],
    ['if-match', '"x"'],
    ['if-unmodified-since', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  ] as const
  for (const [name, value] of conditions) {
    test(`a file asked for with ${name}: ${value} is answered whole`, async ({ world }) => {
      const { body } = await ask(world.addresses.site, { path: '/', headers: page })
      const script = /\/_next\/static\/[^"]+\.js/.exec(body)?.[0] ?? ''
      for (const path of ['/apple-touch-icon.png', script])
        expect([
          path,
          (await ask(world.addresses.site, { path, headers: { [name]: value } })).status,
        ]).toEqual([path, 200])
    })
  }

  for (const method of ['OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND']) {
    test(`${method} is answered 405 by pages, feeds, files and API routes`, async ({ world }) => {
      for (const path of [
        '/',
        '/donate',
        '/feed.xml',
        '/icon.svg',
        '/staff',
        '/api/health',
        '/api/stripe/webhook',
      ]) {
        const answer = await ask(world.addresses.site, { method, path })
        expect([path, answer.status, answer.headers.allow]).toEqual([
          path,
          405,
          expect.stringContaining('GET'),
        ])
      }
    })
  }

  test('POST to a route with only GET is answered 4xx', async ({ world }) => {
    const { site } = world.addresses
    const headers = { origin: site, ...page }
    for (const path of [
      '/feed.xml',
      '/sitemap.xml',
      '/icon.svg',
      '/privacy',
      '/api/health',
      '/_next/static/x.js',
      '/no-such-page',
    ]) {
      const bare = await ask(site, { method: 'POST', path, headers })
      const form = formOf({ q: 'x' })
      const posted = await ask(site, {
        ...form,
        method: 'POST',
        path,
        headers: { ...headers, ...form.headers },
      })
      for (const { status } of [bare, posted])
        expect([path, status >= 400 && status < 500]).toEqual([path, true])
    }
  })

  test('input that is not HTTP, or has headers of 100 kB, is answered 4xx and the connection closed', async ({
    world,
  }) => {
    const { site } = world.addresses
    expect(await askRaw(site, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(await askRaw(site, `GET / HTTP/1.1\r\nHost: a\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    )
    expect(
      await askRaw(site, 'GET http://elsewhere.example/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'),
    ).toMatch(/^HTTP\/1\.1 400 /)
    expect(
      await askRaw(
        site,
        'POST /donate HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      ),
    ).toMatch(/^HTTP\/1\.1 400 /)
  })

  for (const state of ['garbage', '[]', '%5B%22%22%5D', '["",{"children":["x"]}]', '%']) {
    test(`a router state that is "${state}" is answered 400`, async ({ world }) => {
      const headers = { rsc: '1', 'next-router-state-tree': state }
      expect((await ask(world.addresses.site, { path: '/', headers })).status).toBe(400)
    })
  }
})

test.describe('a form', () => {
  test('from another site or an unknown origin is refused, and the page says how to go on', async ({
    world,
  }) => {
    const { site } = world.addresses
    const fields = {
      ...(await servedForm(world, '/newsletter', 'Newsletter')),
      email: world.newReader('elsewhere'),
    }
    for (const origin of ['null', 'https://elsewhere.example', 'http://localhost.elsewhere.example']) {
      const form = formOf(fields)
      const headers = { ...page, ...form.headers, origin }
      const answer = await ask(site, { ...form, method: 'POST', path: '/newsletter', headers })
      expect(answer.status).toBe(403)
      expect(answer.body).toContain('did not come from our site')
      expect(answer.body).toContain('<a href="/newsletter">')
    }
    await world.settle()
    expect(await world.query('select 1 from subscribers where email = $1', [fields.email])).toEqual([])
  })

  test('works behind a proxy that sends another Host, and a forged Host has no effect', async ({ world }) => {
    const { site } = world.addresses
    for (const host of ['paper-upstream:3000', 'elsewhere.example']) {
      const email = world.newReader('behind-proxy')
      const form = formOf({ ...(await servedForm(world, '/newsletter', 'Newsletter')), email })
      const headers = {
        ...page,
        ...form.headers,
        origin: site,
        host,
        'x-forwarded-host': 'elsewhere.example',
      }
      const answer = await ask(site, { ...form, method: 'POST', path: '/newsletter', headers })
      expect(answer.status).toBe(303)
      expect(answer.headers.location).not.toContain('elsewhere')
      await world.settle()
      expect(await world.query('select 1 from subscribers where email = $1', [email])).toHaveLength(1)
      for (const path of ['/', '/donate', '/feed.xml', '/sitemap.xml', '/robots.txt']) {
        const { body, headers: said } = await ask(site, { path, headers: { host, 'x-forwarded-host': host } })
        expect(body + JSON.stringify(said)).not.toContain(host)
      }
    }
  })

  const broken: [string, (fields: Record<string, string>) => ReturnType<typeof formOf>][] = [
    ['with a NUL in a field', (fields) => formOf({ ...fields, email: 'a\0@example.org' })],
    ['whose boundary is never closed', (fields) => formOf(fields, true)],
    ['whose state is not JSON', (fields) => formOf({ ...fields, '$ACTION_1:1': '{' })],
    ['whose state has a broken reference', (fields) => formOf({ ...fields, '$ACTION_1:1': '["$F9"]' })],
    ['that names no action', () => formOf({ email: 'a@example.org' })],
    [
      'of bytes that are not text',
      () => ({
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: Buffer.alloc(500, 0xff),
      }),
    ],
  ]
  for (const [what, make] of broken) {
    test(`${what} is answered 4xx, with a way back`, async ({ world }) => {
      const { site } = world.addresses
      const form = make(await servedForm(world, '/newsletter', 'Newsletter'))
      const headers = { ...page, ...form.headers, origin: site }
      const answer = await ask(site, { ...form, method: 'POST', path: '/newsletter', headers })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
      expect(answer.body).toContain('<h1>')
    })
  }

  test('over 64 kB is answered 413 before it is received', async ({ world }) => {
    const { socket, answer } = stall(world.addresses.site, {
      path: '/newsletter',
      claimedBytes: 65 * 1024,
      sentBytes: 0,
    })
    await expect.poll(answer).toMatch(/^HTTP\/1\.1 413 /)
    socket.destroy()
  })
})

test.describe('the Stripe webhook', () => {
  const path = '/api/stripe/webhook'
  const post = (world: World, body: string, signature: string) =>
    ask(world.addresses.site, { method: 'POST', path, headers: { 'stripe-signature': signature }, body })
  const sign = (world: World, payload: string) =>
    openStripe(world.addresses.stripeUrl).webhooks.generateTestHeaderString({
      payload,
      secret: world.environment.STRIPE_WEBHOOK_SECRET ?? '',
    })

  for (const signature of [
    't=1,v1=',
    't=,v1=',
    'v1=00',
    ',',
    't=1',
    `t=1,v1=${'z'.repeat(64)}`,
    `t=${'9'.repeat(300)},v1=${'0'.repeat(64)}`,
  ]) {
    test(`answers 400 to the signature "${signature.slice(0, 40)}"`, async ({ world }) => {
      expect((await post(world, '{}', signature)).status).toBe(400)
    })
  }

  test('acknowledges a signed event that cannot be stored, quarantines it once, and shows it at the desk', async ({
    world,
  }) => {
    const id = `evt_unstorable_${Date.now()}`
    const bodies = [
      `{"id":"${id}\\u0000","type":"\\ud800","livemode":false,"data":{"object":{}}}`,
      `{"id":"${id}","type":"thing.happened","livemode":false,"data":{"object":{"id":"a\\u0000b"}}}`,
    ]
    for (const body of bodies) {
      for (let times = 0; times < 2; times += 1) {
        const answer = await post(world, body, sign(world, body))
        expect([answer.status, answer.body]).toEqual([200, '{"outcome":"stored"}'])
      }
    }
    const kept = await world.query<{ event_id: string }>(
      'select event_id from quarantined_events where event_id like $1',
      [`${id}%`],
    )
    expect(kept).toEqual([{ event_id: `${id}\\u0000` }])
    const cookie = await openDeskSession(world)
    const today = await ask(world.addresses.site, { path: '/staff', headers: { ...page, cookie } })
    expect(today.body).toContain('could not be stored')
    const events = await ask(world.addresses.site, { path: '/staff/events', headers: { ...page, cookie } })
    expect(events.body).toContain(id)
  })
})
