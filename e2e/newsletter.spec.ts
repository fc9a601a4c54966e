import { expect, linkIn, test } from './world'

const article = '/articles/putin-plans-air-strikes-in-syria'

test(
  'a reader subscribes from an article, confirms, gets a welcome mail, and unsubscribes',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const reader = world.newReader('subscriber')
    const state = async () =>
      (
        await world.query<{ state: string }>('select state::text from subscribers where email = $1', [reader])
      )[0]?.state

    await page.goto(article)
    const form = page.getByRole('form', { name: 'Newsletter' })
    await form.getByLabel('Email address').fill(reader)
    await form.getByRole('button', { name: 'Subscribe', exact: true }).click()
    await expect(page).toHaveURL(/\/newsletter\/check-inbox/)

    const confirmMail = await world.mail(reader, /confirm/i)
    const confirmLink = linkIn(confirmMail, '/newsletter/confirm')
    await page.goto(confirmLink)
    expect(await state()).toBe('unconfirmed')
    await page.getByRole('button', { name: 'Confirm subscription' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/subscribed|confirmed|welcome/i)
    expect(await state()).toBe('confirmed')

    const welcome = await world.mail(reader, /welcome/i)
    await page.goto(linkIn(welcome, '/newsletter/unsubscribe'))
    expect(await state()).toBe('confirmed')
    await page.getByRole('button', { name: 'Unsubscribe' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/unsubscribed|left/i)
    expect(await state()).toBe('unsubscribed')

    await page.goto(confirmLink)
    await expect(page.getByRole('button', { name: 'Confirm subscription' })).toHaveCount(0)
    const consents = await world.query<{
      kind: string
      wording: string | null
      page: string | null
      ip_prefix: string | null
    }>(
      'select kind::text, wording, page, ip_prefix from consent_events join subscribers s on s.id = subscriber_id where s.email = $1 order by consent_events.id',
      [reader],
    )
    expect(consents.map(({ kind }) => kind)).toEqual(['asked', 'mailed', 'confirmed', 'withdrawn'])
    expect(consents[0]).toMatchObject({ page: article, wording: expect.stringContaining('Privacy Policy') })
    expect(consents[0]?.ip_prefix).toMatch(/\/(24|56)$/)
  },
)

test(
  'the page after the form shows the address, changes it and sends the mail again, and no other browser sees it',
  { tag: '@noscript' },
  async ({ page, browser, world, javaScriptEnabled }) => {
    const reader = world.newReader('mistaken')
    const main = page.getByRole('main')
    await page.goto('/newsletter')
    await page.getByLabel('Email address').fill(reader)
    await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
    await expect(main).toContainText(`an email to ${reader}`)
    expect(page.url()).not.toContain('@')
    const mail = await world.mail(reader, /confirm/i)
    await expect(main).toContainText(`with the subject “${mail.subject}”`)

    await page.getByRole('button', { name: 'Send it again' }).click()
    await expect(page.getByRole('status')).toContainText(`sent it again to ${reader}`)
    await expect.poll(async () => (await world.mailsTo(reader)).length).toBe(2)

    const context = await browser.newContext({ baseURL: world.addresses.site, javaScriptEnabled })
    const stranger = await context.newPage()
    for (const path of ['/newsletter', '/newsletter/check-inbox']) {
      await stranger.goto(path)
      expect(await stranger.content()).not.toContain(reader)
    }
    await context.close()

    await page.getByRole('link', { name: 'Change it' }).click()
    await expect(page).toHaveURL(/\/newsletter$/)
    await expect(page.getByLabel('Email address')).toHaveValue(reader)
    await page.getByLabel('Email address').fill(`right-${reader}`)
    await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
    await expect(main).toContainText(`an email to right-${reader}`)
  },
)

test('a mail program unsubscribes with one POST, and a scanner’s GET changes nothing', async ({
  page,
  world,
  request,
}) => {
  const reader = world.newReader('one-click')
  await page.goto('/newsletter')
  await page.getByLabel('Email address').fill(reader)
  await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
  await page.goto(linkIn(await world.mail(reader, /confirm/i), '/newsletter/confirm'))
  await page.getByRole('button', { name: 'Confirm subscription' }).click()

  const headers = await world.headersOf(await world.mail(reader, /welcome/i))
  expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  const oneClick = /<([^>]+)>/.exec(headers.get('list-unsubscribe') ?? '')?.[1] ?? ''
  const state = () => world.query('select state::text from subscribers where email = $1', [reader])

  await request.get(oneClick)
  expect(await state()).toEqual([{ state: 'confirmed' }])
  for (let times = 0; times < 2; times += 1) {
    const answer = await request.post(oneClick, {
      form: { 'List-Unsubscribe': 'One-Click' },
      maxRedirects: 0,
    })
    expect(answer.status()).toBe(200)
    expect(await state()).toEqual([{ state: 'unsubscribed' }])
  }
})

test('known and new readers get the same answer, and only the mail tells them apart', async ({
  page,
  world,
}) => {
  const reader = world.newReader('known')
  const answers: string[] = []
  for (let times = 0; times < 2; times += 1) {
    await page.goto('/newsletter')
    await page.getByLabel('Email address').fill(reader)
    await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
    await expect(page).toHaveURL(/check-inbox/)
    answers.push(await page.getByRole('main').innerText())
    if (times > 0) continue
    await page.goto(linkIn(await world.mail(reader, /confirm/i), '/newsletter/confirm'))
    await page.getByRole('button', { name: 'Confirm subscription' }).click()
    await world.mail(reader, /welcome/i)
  }
  expect(answers[1]).toBe(answers[0])
  await expect.poll(async () => (await world.mailsTo(reader)).length).toBe(3)
})

test(
  'a mistyped address is kept and explained, and nothing is sent',
  { tag: '@noscript' },
  async ({ page, world }) => {
    await page.goto('/newsletter')
    await page.getByLabel('Email address').fill('reader at example')
    await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'name@example.com' })).toBeVisible()
    await expect(page.getByLabel('Email address')).toHaveValue('reader at example')
    await expect(page.getByLabel('Email address')).toHaveAttribute('aria-invalid', 'true')
    expect(await world.query('select 1 from subscribers where email like $1', ['reader at%'])).toEqual([])
  },
)

test(
  'a likely typo in the domain is asked about once, and both answers work',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const typed = world.newReader('typo').replace('@example.org', '@gmaill.com')
    const meant = typed.replace('@gmaill.com', '@gmail.com')
    for (const [button, stored] of [
      [`Use ${meant}`, meant],
      ['Subscribe', typed],
    ] as const) {
      await page.goto('/newsletter')
      await page.getByLabel('Email address').fill(typed)
      await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
      await expect(page.getByText('Did you mean')).toBeVisible()
      await page.getByRole('button', { name: button, exact: true }).click()
      await expect(page).toHaveURL(/check-inbox/)
      await world.settle()
      expect(await world.query('select 1 from subscribers where email = $1', [stored])).toHaveLength(1)
    }
  },
)

test('an expired link offers a new one, and an unknown link says that it is unknown', async ({
  page,
  world,
}) => {
  const reader = world.newReader('late')
  await page.goto('/newsletter')
  await page.getByLabel('Email address').fill(reader)
  await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
  const link = linkIn(await world.mail(reader, /confirm/i), '/newsletter/confirm')
  await world.moveClock(new Date((await world.now()).getTime() + 6 * 86_400_000))

  await page.goto(link)
  await page.getByRole('button', { name: 'Send me a new link' }).click()
  await expect(page).toHaveURL(/check-inbox/)
  await expect.poll(async () => (await world.mailsTo(reader)).length).toBe(2)
  const [, second] = await world.mailsTo(reader)
  if (second === undefined) throw new Error('There is no second mail')
  await page.goto(linkIn(second, '/newsletter/confirm'))
  await page.getByRole('button', { name: 'Confirm subscription' }).click()
  await world.mail(reader, /welcome/i)

  await page.goto('/newsletter/confirm?token=made.up.link')
  await expect(page.getByRole('button', { name: 'Confirm subscription' })).toHaveCount(0)
  await expect(page.getByRole('main')).toContainText(/link/i)
})

test('the preview shows the edition as it is mailed', async ({ page }) => {
  await page.goto(article)
  await page.getByRole('link', { name: 'Preview' }).first().click()
  await expect(page).toHaveURL(/\/newsletter\/preview$/)
  const edition = page.locator('iframe').first().contentFrame()
  await expect(edition.getByRole('heading', { level: 1 })).toBeVisible()
})

test('the archive keeps an edition byte for byte, as a page, as plain text and in a feed', async ({
  page,
  request,
  world,
}) => {
  await page.goto('/newsletter')
  await page.getByRole('link', { name: 'Read earlier editions' }).click()
  await expect(page).toHaveURL(/\/newsletter\/archive$/)
  const first = page.getByRole('main').getByRole('listitem').last().getByRole('link')
  const subject = await first.innerText()
  await first.click()
  await expect(page).toHaveURL(/\/newsletter\/1$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(subject)
  await expect(page.locator('iframe')).toHaveCount(0)
  // The lead story's text is in the page, and the links carry no mark of the newsletter.
  await expect(page.getByRole('main').getByRole('article').first()).toContainText(/\w+(\s+\S+){150}/)
  const stories = page.getByRole('main').locator('article h2 a')
  for (const link of await stories.all())
    expect(await link.getAttribute('href')).toMatch(/^\/articles\/[\w-]+$/)

  type Bytes = { html: string; text: string }
  const [stored] = await world.query<Bytes>('select html, text from editions where number = 1')
  const open = (part = '') =>
    part.replace(/\/newsletter\/(unsubscribe|preferences)\?token=[\w.-]+/g, '/newsletter')
  const mail = await (await request.get('/newsletter/1/mail')).text()
  expect(mail.replace('<base target="_blank">', '')).toBe(open(stored?.html))
  expect(await (await request.get('/newsletter/1/text')).text()).toBe(open(stored?.text))
  const feed = await (await request.get('/newsletter/feed.xml')).text()
  expect(feed).toContain('/newsletter/1</link>')
  expect(await (await request.get('/sitemap.xml')).text()).toContain('/newsletter/1</loc>')
})

test('an edition that is not in the archive is not found', async ({ page, request }) => {
  expect((await page.goto('/newsletter/999'))?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const path of [
    '/newsletter/999/mail',
    '/newsletter/999/text',
    '/newsletter/01/mail',
    '/newsletter/x/text',
  ]) {
    expect((await request.get(path)).status(), path).toBe(404)
  }
  await page.goto('/newsletter/no-such-thing')
  await expect(page).toHaveURL(/\/newsletter\/archive$/)
})
