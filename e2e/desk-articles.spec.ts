import type { Page } from '@playwright/test'
import { signInAs } from './seed/sessions'
import { expect, test } from './world'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const editor = (page: Page) => page.getByRole('form', { name: 'Article' })
let articles = 0

async function write(page: Page): Promise<{ headline: string; slug: string }> {
  const slug = `the-ice-breaks-${Date.now().toString(36)}-${(articles += 1)}`
  const headline = `The Ice Breaks (${slug.slice(-8)})`
  await page.goto('/staff/articles')
  await page.getByRole('link', { name: 'Write an article' }).click()
  await editor(page).getByLabel('Headline').fill(headline)
  await editor(page).getByLabel('Standfirst').fill('On the river, spring is loud.')
  await editor(page).getByLabel('By', { exact: true }).fill('A Reporter')
  await editor(page).getByLabel('Section').fill('Travel')
  await editor(page).getByLabel('Address').fill(slug)
  await editor(page).getByLabel('Article', { exact: true }).fill('It **cracks** like a shot.\n\n## By night')
  return { headline, slug }
}

const press = (page: Page, name: string) => editor(page).getByRole('button', { name }).click()

test(
  'an editor writes, previews, saves and publishes, and readers see the article only then',
  { tag: '@noscript' },
  async ({ page, world }) => {
    await signInAs(page, world, 'editor')
    const { headline, slug } = await write(page)
    await press(page, 'Preview')
    const preview = page.getByRole('region', { name: 'Preview' })
    await expect(preview.getByRole('heading', { name: 'By night' })).toBeVisible()
    await expect(preview.locator('strong')).toHaveText('cracks')
    await expect(editor(page).getByLabel('Headline')).toHaveValue(headline)

    await press(page, 'Save the draft')
    await expect(page.getByRole('status')).toContainText('Readers do not see it yet')
    await expect(page).toHaveURL(/\/staff\/articles\/drafts\//)
    expect((await page.request.get(`/articles/${slug}`)).status()).toBe(404)
    for (const path of ['/', '/sections/travel', '/feed.xml', '/sitemap.xml'])
      expect(await (await page.request.get(path)).text(), path).not.toContain(slug)

    await press(page, 'Publish')
    await expect(page.getByRole('status')).toContainText('The article is published')
    await page.goto(`/articles/${slug}`)
    await expect(heading(page)).toHaveText(headline)
    await expect(page.getByRole('form', { name: 'Donation' })).toBeVisible()
    expect(await (await page.request.get('/feed.xml')).text()).toContain(slug)
  },
)

test('missing fields are listed, and nothing typed is lost', async ({ page, world }) => {
  await signInAs(page, world, 'editor')
  await write(page)
  await editor(page).getByLabel('Standfirst').fill('')
  await editor(page).getByLabel('Section').fill('')
  await press(page, 'Publish')
  await expect(page.getByRole('alert').first()).toContainText('standfirst')
  await expect(page.getByRole('alert').first()).toContainText('section')
  await expect(editor(page).getByLabel('Article', { exact: true })).toHaveValue(/cracks/)
})

test('readers see a correction, and a sensitive article does not ask for donations', async ({
  page,
  world,
}) => {
  await signInAs(page, world, 'editor')
  const { slug } = await write(page)
  await press(page, 'Publish')
  await expect(page.getByRole('status')).toContainText('The article is published')

  await editor(page).getByLabel('Article', { exact: true }).fill('It cracks like a whip.')
  await press(page, 'Publish the correction')
  await expect(page.getByRole('alert').first()).toContainText('Tell readers what was wrong')
  await editor(page).getByLabel('What was wrong').fill('It is a whip, not a shot.')
  await editor(page)
    .getByLabel(/Do not ask for donations here/)
    .check()
  await press(page, 'Publish the correction')
  await expect(page.getByRole('status')).toContainText('The correction is published')

  await page.goto(`/articles/${slug}`)
  await expect(page.getByRole('complementary', { name: 'Corrections' })).toContainText(
    'It is a whip, not a shot.',
  )
  await expect(page.getByRole('article').first()).toContainText('like a whip')
  await expect(page.getByRole('form', { name: 'Donation' })).toHaveCount(0)
})

test(
  'when two editors save the same article, the second is told and loses nothing',
  { tag: '@noscript' },
  async ({ page, world }) => {
    await signInAs(page, world, 'editor')
    await write(page)
    await press(page, 'Save the draft')
    await expect(page.getByRole('status')).toContainText('Readers do not see it yet')
    const id = page.url().match(/drafts\/([\w-]+)/)?.[1]
    // A colleague saves the same draft while this page is open.
    await world.query(
      `update drafts set body_markdown = 'Their words.', version = version + 1 where id = $1`,
      [id],
    )
    const text = editor(page).getByLabel('Article', { exact: true })
    // The form takes its saved values again a moment after the page shows them.
    await expect(async () => {
      await text.fill('My words.')
      await expect(text).toHaveValue('My words.', { timeout: 500 })
    }).toPass()
    await press(page, 'Save the draft')
    await expect(page.getByRole('alert').first()).toContainText('Somebody else saved this')
    await expect(page.getByRole('region', { name: 'The other article' })).toHaveText('Their words.')
    await expect(editor(page).getByLabel('Article', { exact: true })).toHaveValue('My words.')

    await editor(page).getByLabel('Article', { exact: true }).fill('Their words and mine.')
    await press(page, 'Save the draft')
    await expect(page.getByRole('status')).toContainText('Saved')
    expect(await world.query('select body_markdown from drafts where id = $1', [id])).toEqual([
      { body_markdown: 'Their words and mine.' },
    ])
  },
)

test('a fundraiser cannot write articles', async ({ page, world }) => {
  await signInAs(page, world, 'fundraiser')
  for (const path of ['/staff/articles', '/staff/articles/new', '/staff/articles/lake-baikal'])
    expect((await page.goto(path))?.status(), path).toBe(403)
})
