import type { Page } from '@playwright/test'
import { modelArticle } from './states/states'
import { expect, test } from './world'

const headline = 'Putin Plans Air Strikes in Syria If No U.S. Deal Reached — Bloomberg'
/** What a screen reader meets, in order: the texts of headings, links, buttons and labels. */
async function readAloud(page: Page): Promise<string> {
  return (await page.locator('body').ariaSnapshot()).replace(/\s+/g, ' ')
}

test('an article shows its parts in the expected order', async ({ page }) => {
  await page.goto(modelArticle)
  const heard = await readAloud(page)
  const parts = [
    'link "Support The Moscow Times!"',
    `heading "${headline}" [level=1]`,
    'heading "Sign up for our free weekly newsletter" [level=2]',
    'link "Preview"',
    'textbox "Email address"',
    'button "Subscribe"',
    'link "Privacy Policy"',
    'heading "A Message from The Moscow Times" [level=2]',
    'Dear readers',
    'group "How often"',
    'radio "Once"',
    'radio "Monthly" [checked]',
    'radio "Annual"',
    'group "Amount"',
    'textbox "Other amount"',
    'button "Continue',
    'link "USD"',
    'link "EUR"',
    'link "GBP"',
    'Not ready to support today?',
    'button "Remind me later"',
    'heading "Read more" [level=2]',
  ]
  let from = 0
  for (const part of parts) {
    const found = heard.indexOf(part, from)
    expect(found, `${part}, after the ones before it, in:\n${heard.slice(from, from + 600)}`).toBeGreaterThan(
      -1,
    )
    from = found
  }
})

test('the model article has its headline, its date, a standfirst and six paragraphs with all the facts', async ({
  page,
}) => {
  await page.goto(modelArticle)
  const article = page.getByRole('article').first()
  await expect(article.getByRole('heading', { level: 1 })).toHaveText(headline)
  await expect(article.locator('time')).toHaveText('Wednesday 23 September 2015')
  const text = await article.innerText()
  for (const fact of [
    /Bloomberg/,
    /two people familiar/,
    /Islamic State/,
    /Washington|United States/,
    /Iran/,
    /Syrian army/,
    /close to the Kremlin/,
    /Defen[cs]e Ministry/,
    /Assad/,
    /destabilis/,
    /Reuters/,
    /Wednesday/,
    /fifth year/,
    /third person/i,
    /parallel track/,
    /political transition/,
    /frustrated/,
  ]) {
    expect(text).toMatch(fact)
  }
  const paragraphs = article.locator('p').filter({ hasText: /^.{120,}$/s })
  // The standfirst is above them.
  expect((await paragraphs.count()) - 1).toBe(6)
})

test('an article has metadata for search engines and link previews', async ({ page, world }) => {
  await page.goto(modelArticle)
  const { site } = world.addresses
  const data = JSON.parse(
    (await page.locator('script[type="application/ld+json"]').textContent()) ?? '',
  ) as object
  expect(data).toMatchObject({
    '@type': 'NewsArticle',
    headline,
    datePublished: '2015-09-23T15:00:00.000Z',
    mainEntityOfPage: `${site}${modelArticle}`,
    publisher: { name: 'The Moscow Times' },
  })
  const meta = (property: string) => page.locator(`meta[property="${property}"]`).getAttribute('content')
  expect(await meta('og:title')).toBe(headline)
  expect(await meta('og:type')).toBe('article')
  expect(await meta('og:url')).toBe(`${site}${modelArticle}`)
  expect(await meta('article:published_time')).toBe('2015-09-23T15:00:00.000Z')
  expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(`${site}${modelArticle}`)
  await expect(page).toHaveTitle(`${headline} — The Moscow Times`)
  expect((await page.locator('meta[name=description]').getAttribute('content'))?.length).toBeGreaterThan(50)

  const card = await page.request.get((await meta('og:image')) ?? '')
  expect(card.status()).toBe(200)
  expect(card.headers()['content-type']).toMatch(/^image\//)
})

test('the sitemap lists every article, the feed the newest thirty, and robots.txt names the sitemap', async ({
  page,
  request,
  world,
}) => {
  const { site } = world.addresses
  const slugs = await world.query<{ slug: string }>('select slug from articles order by published_at desc')
  expect(slugs.length).toBeGreaterThanOrEqual(12)
  const map = await (await request.get('/sitemap.xml')).text()
  const feed = await request.get('/feed.xml')
  expect(feed.headers()['content-type']).toContain('application/rss+xml')
  // Read by the browser's own parser, which refuses XML that is not well-formed.
  const read = await page.evaluate(
    (xml) => {
      const parsed = new DOMParser().parseFromString(xml, 'text/xml')
      const faults = parsed.querySelector('parsererror')?.textContent ?? null
      const items = [...parsed.querySelectorAll('item')].map((item) => ({
        link: item.querySelector('link')?.textContent ?? '',
        title: item.querySelector('title')?.textContent ?? '',
        at: Date.parse(item.querySelector('pubDate')?.textContent ?? ''),
      }))
      return { faults, items }
    },
    await feed.text(),
  )
  expect(read.faults).toBeNull()
  const dates = read.items.map(({ at }) => at)
  expect(dates).toEqual([...dates].sort((one, other) => other - one))
  expect(dates.every(Number.isFinite)).toBe(true)
  for (const { slug } of slugs) expect(map).toContain(`<loc>${site}/articles/${slug}</loc>`)
  const titles = await world.query<{ title: string }>(
    `select headline as title from articles where published_at >=
       (select min(published_at) from (select published_at from articles order by published_at desc limit 30) newest)`,
  )
  expect(read.items).toHaveLength(Math.min(slugs.length, 30))
  expect(titles.map(({ title }) => title)).toEqual(
    expect.arrayContaining(read.items.map(({ title }) => title)),
  )
  expect(await (await request.get('/robots.txt')).text()).toContain(`Sitemap: ${site}/sitemap.xml`)
})

test('a missing page is a real 404, in the site’s layout', async ({ page }) => {
  for (const path of ['/no-such-page', '/articles/no-such-article', '/sections/no-such-section']) {
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(404)
    await expect(page).toHaveTitle(/Not found/i)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found')
    await expect(page.getByRole('banner')).toContainText('The Moscow Times')
    await page.getByRole('link', { name: 'Go to the front page' }).click()
    await expect(page).toHaveURL(/\/$/)
  }
})

test('a page that fails explains it, with the right status', async ({ page, world }) => {
  await world.query('alter table articles rename to articles_away')
  try {
    // A page that no store keeps; those are shown as they were (page-cache.script.spec.ts).
    const answer = await page.goto('/articles/lake-baikal?_rsc=none')
    expect(answer?.status()).toBe(500)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('went wrong')
    await expect(page.getByRole('link').first()).toBeVisible()
  } finally {
    await world.query('alter table articles_away rename to articles')
  }
  expect((await page.goto('/'))?.status()).toBe(200)
})

test('the front page and the sections link to every article', async ({ page, world }) => {
  const all = await world.query<{ slug: string; section: string }>('select slug, section from articles')
  await page.goto('/')
  const links = new Set<string>()
  const collect = async () => {
    for (const link of await page.getByRole('main').getByRole('link').all()) {
      links.add((await link.getAttribute('href')) ?? '')
    }
  }
  await collect()
  expect([...links].filter((link) => link.startsWith('/articles/')).length).toBeGreaterThanOrEqual(8)
  const sections = await page.getByRole('banner').getByRole('navigation').getByRole('link').all()
  const paths = await Promise.all(sections.map((section) => section.getAttribute('href')))
  expect(paths.filter((path) => path?.startsWith('/sections/')).length).toBe(
    new Set(all.map(({ section }) => section)).size,
  )
  for (const path of paths.filter((each) => each?.startsWith('/sections/'))) {
    await page.goto(path ?? '')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await collect()
  }
  for (const { slug } of all) expect(links).toContain(`/articles/${slug}`)
})

test('read more links to four other articles', async ({ page }) => {
  await page.goto(modelArticle)
  const more = page.getByRole('region', { name: 'Read more' }).getByRole('article')
  await expect(more).toHaveCount(4)
  await expect(more.getByRole('link', { name: headline })).toHaveCount(0)
  await more.first().getByRole('heading').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page).not.toHaveURL(new RegExp(modelArticle))
})

test('every page says that no money moves while the keys are test keys', async ({ page }) => {
  for (const path of ['/', modelArticle, '/donate', '/newsletter', '/privacy', '/no-such-page']) {
    await page.goto(path)
    await expect(page.getByText(/no money moves/i)).toBeVisible()
  }
})

test(
  'beside each form is a note to readers in Russia, with a link to what it means',
  { tag: '@noscript' },
  async ({ page }) => {
    for (const [path, count] of [
      [modelArticle, 2],
      ['/donate', 1],
      ['/newsletter', 1],
    ] as const) {
      await page.goto(path)
      const words = page.getByRole('main').getByRole('link', { name: /in Russia/ })
      await expect(words).toHaveCount(count)
      for (const word of await words.all()) await expect(word).toHaveAttribute('href', '/privacy#safety')
    }
    await page
      .getByRole('main')
      .getByRole('link', { name: /in Russia/ })
      .click()
    await expect(page).toHaveURL(/\/privacy#safety$/)
    await expect(page.getByRole('heading', { name: /Russia/ }).first()).toBeInViewport()
  },
)

test('the policy has a version and a date, and names everybody who else sees data', async ({ page }) => {
  await page.goto('/privacy')
  const policy = page.getByRole('main')
  await expect(policy).toContainText(/version/i)
  await expect(policy).toContainText(/2026/)
  for (const subject of [/Stripe/, /mail/, /month|days/, /erase|delete/, /@/, /undesirable/]) {
    await expect(policy).toContainText(subject)
  }
})

test('nothing on a page jumps while it loads', { tag: '@noscript' }, async ({ page, javaScriptEnabled }) => {
  if (!javaScriptEnabled) {
    // Only a script can measure this. Without JavaScript, check that space is reserved for every picture.
    await page.goto(modelArticle)
    for (const picture of await page.locator('img').all()) {
      await expect(picture).toHaveAttribute('width', /\d+/)
      await expect(picture).toHaveAttribute('height', /\d+/)
    }
    return
  }
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    for (const path of ['/', modelArticle, '/donate', '/newsletter']) {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      await page.mouse.wheel(0, 1_500)
      await page.waitForLoadState('networkidle')
      const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
      const sum = shifts.reduce((total, shift) => total + shift, 0)
      expect(sum, `${path} at ${width} px`).toBeLessThan(0.01)
    }
  }
})
