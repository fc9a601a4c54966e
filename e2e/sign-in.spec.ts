import { askForMail, codeIn, signIn } from './steps/sign-in'
import { expect, linkIn, test, type World } from './world'

const sessionsOf = (world: World, email: string) =>
  world.query<{ device: string }>(
    'select device from sessions join users on users.id = user_id where email = $1',
    [email],
  )

test(
  'a reader signs in with the link of a mail, and out again',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const reader = world.newReader('link')
    await page.goto('/')
    await expect(page.getByRole('contentinfo').getByRole('link', { name: 'Sign in' })).toBeVisible()
    await page.goto('/account/sessions')
    await expect(page).toHaveURL(/\/sign-in\?back=%2Faccount%2Fsessions/)
    await page.getByLabel('Email address').fill(reader)
    await page.getByRole('button', { name: 'Email me a link and a code' }).click()
    await expect(page.getByRole('main')).toContainText(reader)
    expect(await world.query('select 1 from users where email = $1', [reader])).toEqual([])

    await page.goto(linkIn(await world.mail(reader, /sign in/i), '/sign-in/confirm'))
    await expect(page.getByRole('main')).toContainText(`sign in to this browser as ${reader}`)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(/\/account\/sessions$/)
    await expect(page.getByRole('listitem').filter({ hasText: 'this browser' })).toContainText(
      'Chrome on Linux',
    )
    await expect(page.getByRole('contentinfo').getByRole('link', { name: 'Your account' })).toBeVisible()
    expect(await sessionsOf(world, reader)).toEqual([{ device: 'Chrome on Linux' }])

    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await expect(page.getByRole('status')).toContainText('signed out')
    await page.goto('/account/sessions')
    await expect(page).toHaveURL(/\/sign-in/)
    expect(await sessionsOf(world, reader)).toEqual([])
  },
)

test('the session cookie is HttpOnly, and its token is nowhere in the database', async ({
  page,
  context,
  world,
}) => {
  const reader = world.newReader('cookie')
  const sessionCookie = async () =>
    (await context.cookies()).find(({ name }) => name.includes('session-token'))
  await signIn(page, world, reader)
  const cookie = await sessionCookie()
  expect(cookie).toMatchObject({
    name: 'next-auth.session-token',
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
  })
  expect(cookie?.value).toMatch(/^[\w-]{43}$/)
  const hashes = await world.query<{ token_hash: string }>('select token_hash from sessions')
  expect(hashes.map(({ token_hash }) => token_hash)).not.toContain(cookie?.value)

  // A new sign-in starts a new session, and the old one ends.
  await signIn(page, world, reader)
  expect((await sessionCookie())?.value).not.toBe(cookie?.value)
  expect(await sessionsOf(world, reader)).toHaveLength(1)
})

test(
  'a reader signs in with the code, in the browser that asked for it',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const reader = world.newReader('code')
    const code = codeIn(await askForMail(page, world, reader))
    const field = page.getByLabel('Code from the email')

    await field.fill('1234')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert').first()).toContainText('eight digits')
    await expect(field).toHaveValue('1234')
    await field.fill(code.startsWith('9') ? '00000000' : '99999999')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert').first()).toContainText('4 more times')
    await expect(page).toHaveTitle(/^Error: /)

    await field.fill(code)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(/\/account$/)
    expect(await sessionsOf(world, reader)).toHaveLength(1)
  },
)

test('the code of a mail does not work in a browser that did not ask for it', async ({
  page,
  browser,
  world,
}) => {
  const reader = world.newReader('stranger')
  const code = codeIn(await askForMail(page, world, reader))
  const stranger = await browser.newPage({ javaScriptEnabled: false, baseURL: world.addresses.site })
  await stranger.goto('/sign-in/check-inbox')
  await stranger.getByLabel('Code from the email').fill(code)
  await stranger.getByRole('button', { name: 'Sign in' }).click()
  await expect(stranger.getByRole('alert').first()).toContainText('no longer works')
  await stranger.close()
  expect(await sessionsOf(world, reader)).toEqual([])
})

test('a scanner that opens every link first, including the callback, changes nothing', async ({
  page,
  request,
  world,
}) => {
  const reader = world.newReader('scanned')
  const mail = await askForMail(page, world, reader)
  const link = linkIn(mail, '/sign-in/confirm')
  const token = new URL(link).searchParams.get('token') ?? ''
  const callback = `/api/auth/callback/email?token=${token}&email=${encodeURIComponent(reader)}`
  for (const url of mail.text.match(/https?:\/\/\S+/g) ?? []) await request.get(url)
  for (const method of ['GET', 'HEAD', 'GET']) {
    expect((await request.fetch(link, { method })).status()).toBe(200)
    expect((await request.fetch(callback, { method, maxRedirects: 0 })).status()).toBe(405)
  }
  expect(await world.query('select 1 from users where email = $1', [reader])).toEqual([])

  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/account$/)
  expect(await sessionsOf(world, reader)).toHaveLength(1)
})

test('a form sent by another site signs nobody in', async ({ page, request, world }) => {
  const reader = world.newReader('forged')
  const link = linkIn(await askForMail(page, world, reader), '/sign-in/confirm')
  const form = { token: new URL(link).searchParams.get('token') ?? '' }
  for (const headers of [{ origin: 'https://elsewhere.example' }, { origin: 'null' }, {}]) {
    const answer = await request.post('/api/auth/callback/email', { form, headers, maxRedirects: 0 })
    expect(answer.status()).toBe(403)
  }
  expect(await sessionsOf(world, reader)).toEqual([])

  const headers = { origin: world.addresses.site }
  const answers = await Promise.all(
    [1, 2].map(() => request.post('/api/auth/callback/email', { form, headers, maxRedirects: 0 })),
  )
  const locations = answers.map((answer) => answer.headers().location)
  expect(locations.sort()).toEqual(['/account', `/sign-in/confirm?token=${form.token}`])
  expect(await sessionsOf(world, reader)).toHaveLength(1)
})

test('a used, an expired and an unknown link say so, and offer a new mail', async ({
  page,
  browser,
  world,
}) => {
  const reader = world.newReader('used')
  const link = linkIn(await askForMail(page, world, reader), '/sign-in/confirm')
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed in')

  const other = await browser.newPage({ baseURL: world.addresses.site })
  await other.goto(link)
  await expect(other.getByRole('heading', { level: 1 })).toContainText('already been used')
  const late = linkIn(await askForMail(other, world, reader), '/sign-in/confirm')
  await world.moveClock(new Date((await world.now()).getTime() + 11 * 60_000))
  await other.goto(late)
  await expect(other.getByRole('heading', { level: 1 })).toContainText('has expired')
  await other.goto('/sign-in/confirm?token=made-up')
  await expect(other.getByRole('heading', { level: 1 })).toContainText('do not recognise')
  await other.getByRole('link', { name: 'Ask for a new email' }).click()
  await expect(other).toHaveURL(/\/sign-in$/)
  await other.close()
})

test('addresses with and without an account get the same answer', async ({ page, world }) => {
  const known = world.newReader('known')
  await signIn(page, world, known)
  await page.context().clearCookies()
  const words: string[] = []
  for (const address of [known, world.newReader('unknown')]) {
    const mail = await askForMail(page, world, address)
    words.push((await page.getByRole('main').innerText()).replace(address, 'the address'))
    words.push(mail.subject)
  }
  expect(words.slice(0, 2)).toEqual(words.slice(2))
})

test(
  'a typo in the domain is asked about, and the page to return to after sign-in is kept',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const typed = world.newReader('typo').replace('@example.org', '@gmaill.com')
    const meant = typed.replace('@gmaill.com', '@gmail.com')
    await page.goto('/sign-in?back=%2Fnewsletter')
    await page.getByLabel('Email address').fill(typed)
    await page.getByRole('button', { name: 'Email me a link and a code' }).click()
    await page.getByRole('button', { name: `Use ${meant}` }).click()
    await expect(page).toHaveURL(/check-inbox/)
    await page.goto(linkIn(await world.mail(meant, /sign in/i), '/sign-in/confirm'))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(/\/newsletter$/)
  },
)

test('a reader sees their sessions, ends one, and signs out everywhere', async ({ page, browser, world }) => {
  const reader = world.newReader('everywhere')
  const others = []
  for (const userAgent of ['Mozilla/5.0 (X11; Linux) Firefox/145.0', 'Mozilla/5.0 (iPhone) Safari/604.1']) {
    const context = await browser.newContext({ userAgent, baseURL: world.addresses.site })
    others.push(await context.newPage())
  }
  for (const each of [...others, page]) await signIn(each, world, reader)
  await page.goto('/account/sessions')
  const listed = page.getByRole('main').getByRole('listitem')
  await expect(listed).toHaveCount(3)
  await listed.filter({ hasText: 'an iPhone' }).getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('status')).toContainText('signed out')
  await expect(listed).toHaveCount(2)
  await others[1]?.goto('/account/sessions')
  await expect(others[1] as typeof page).toHaveURL(/\/sign-in/)

  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page.getByRole('status')).toContainText('everywhere')
  for (const each of [page, others[0] as typeof page]) {
    await each.goto('/account/sessions')
    await expect(each).toHaveURL(/\/sign-in/)
  }
  for (const each of others) await each.context().close()
})

test('personal pages are neither cached nor indexed', async ({ request }) => {
  for (const path of ['/sign-in', '/account/sessions', '/staff/people', '/api/auth/callback/email']) {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers()
    expect(headers['cache-control'], path).toContain('no-store')
    expect(headers['x-robots-tag'], path).toBe('noindex')
  }
})
