import { expect, test, type World } from './world'

// A script counts visits, so this file runs with JavaScript. A test below covers browsers without it.

const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
test.use({ userAgent })

type Link = { edition_number: number; position: number; slug: string }

async function editionLinks(world: World): Promise<Link[]> {
  return world.query<Link>(
    `select i.edition_number, i.position, a.slug from edition_items i join articles a on a.id = i.article_id
      where i.edition_number = (select max(number) from editions where state = 'sent') order by i.position`,
  )
}

const arrivals = async (world: World) =>
  (await world.query<{ count: number }>('select count(*)::int from arrivals'))[0]?.count

const clicks = async (world: World, { edition_number, position }: Link) =>
  (
    await world.query<{ count: number }>(
      'select count from edition_clicks where edition_number = $1 and position = $2',
      [edition_number, position],
    )
  )[0]?.count ?? 0

test('a reader who comes from the newsletter is counted, and the address bar is clean again', async ({
  page,
  world,
}) => {
  await world.query('truncate arrivals')
  const [link] = await editionLinks(world)
  if (link === undefined) throw new Error('The seed has no edition')
  const before = await clicks(world, link)
  const marked = `/articles/${link.slug}?weekly=${link.edition_number}.${link.position}&x=1`
  await page.goto(marked)
  await expect(page).toHaveURL(new RegExp(`/articles/${link.slug}\\?x=1$`))
  await expect.poll(() => arrivals(world)).toBe(1)
  const canonical = page.locator('link[rel=canonical]')
  await expect(canonical).toHaveAttribute('href', new RegExp(`/articles/${link.slug}$`))
  expect(await page.context().cookies()).toEqual([])

  await page.reload()
  await page.waitForLoadState('networkidle')
  expect(await arrivals(world)).toBe(1)

  await world.moveClock(new Date((await world.now()).getTime() + 180_000))
  await expect.poll(() => clicks(world, link)).toBe(before + 1)
  expect(await arrivals(world)).toBe(0)
})

test('a scanner that opens every link of an edition counts nothing', async ({ request, world }) => {
  await world.query('truncate arrivals')
  const links = await editionLinks(world)
  expect(links.length).toBeGreaterThanOrEqual(4)
  const before = await Promise.all(links.map((link) => clicks(world, link)))
  for (const { edition_number, position } of links) {
    const data = `${edition_number}.${position}`
    expect((await request.post('/api/newsletter/clicks', { data })).status()).toBe(204)
  }
  expect(await arrivals(world)).toBe(links.length)
  await world.moveClock(new Date((await world.now()).getTime() + 180_000))
  await expect.poll(() => arrivals(world)).toBe(0)
  expect(await Promise.all(links.map((link) => clicks(world, link)))).toEqual(before)
})

test('the route answers everybody alike, and records only visits', async ({ request, world }) => {
  await world.query('truncate arrivals')
  const [link] = await editionLinks(world)
  const data = `${link?.edition_number}.${link?.position}`
  const attempts = [
    { data: 'nonsense' },
    { data: '999999.1' },
    { data, headers: { 'user-agent': 'Googlebot/2.1' } },
    { data, headers: { 'sec-fetch-site': 'cross-site' } },
  ]
  for (const attempt of attempts) {
    expect((await request.post('/api/newsletter/clicks', attempt)).status()).toBe(204)
  }
  const long = { data: 'x'.repeat(10_000) }
  expect((await request.post('/api/newsletter/clicks', long)).status()).toBe(413)
  for (const method of ['GET', 'HEAD']) {
    expect((await request.fetch('/api/newsletter/clicks', { method })).status(), method).toBe(405)
  }
  expect(await arrivals(world)).toBe(0)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('nobody is counted, and the story is shown', async ({ page, world }) => {
    await world.query('truncate arrivals')
    const [link] = await editionLinks(world)
    await page.goto(`/articles/${link?.slug}?weekly=${link?.edition_number}.${link?.position}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await arrivals(world)).toBe(0)
  })
})
