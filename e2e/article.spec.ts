import { modelArticle } from './states/states'
import { expect, test } from './world'

test('an old article says its age, and the masthead marks its section', async ({ page }) => {
  await page.goto(modelArticle)
  await expect(page.getByRole('article').first()).toContainText('This article is from 2015. It is more than')
  const marked = page.getByRole('navigation', { name: 'Sections' }).locator('[aria-current]')
  await expect(marked).toHaveText('News')
  await expect(marked).toHaveAttribute('aria-current', 'true')
  await page.goto('/sections/culture')
  await expect(marked).toHaveText('Culture')
  await expect(marked).toHaveAttribute('aria-current', 'page')
  await page.goto('/newsletter/archive')
  await expect(marked).toHaveText('Newsletter')
})

test('on paper an article is its text, without menus, forms and asks', async ({ page }) => {
  await page.goto(modelArticle)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const part of ['nav', 'form', 'button', 'input', 'footer', '#newsletter', '#support'])
    for (const element of await page.locator(part).all()) await expect(element, part).toBeHidden()
  const asks = page.getByText(/Sign in|Support The Moscow Times!|Read more|Copy link|Test mode/)
  await expect(asks.filter({ visible: true })).toHaveCount(0)
})

test(
  'an article has an image for links to it, and shows its address with a warning',
  { tag: '@noscript' },
  async ({ page, request, javaScriptEnabled }) => {
    await page.goto(modelArticle)
    const image = (await page.locator('meta[property="og:image"]').getAttribute('content')) ?? ''
    expect(new URL(image).pathname).toBe(`${modelArticle}/social-card.png`)
    const drawn = await request.get(new URL(image).pathname)
    expect([drawn.status(), drawn.headers()['content-type']]).toEqual([200, 'image/png'])
    const again = await request.get(new URL(image).pathname, {
      headers: { 'if-none-match': drawn.headers().etag ?? '' },
    })
    expect(again.status()).toBe(304)
    expect((await request.get(`${modelArticle}x/social-card.png`)).status()).toBe(404)
    const picture = await request.get(`${modelArticle}/picture.png`)
    expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png'])

    await page.locator('summary').filter({ hasText: 'Copy link' }).click()
    const address = page.getByLabel('Address of this article')
    await expect(address).toHaveValue(new RegExp(`${modelArticle}$`))
    await expect(page.getByText('People in Russia have been punished for posting links')).toBeVisible()
    if (!javaScriptEnabled) return
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await expect(page.getByText(/^Copied\.|The address is selected/)).toBeVisible()
  },
)
