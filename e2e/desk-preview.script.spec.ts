import { signInAs } from './seed/sessions'
import { expect, test } from './world'

test('the preview follows what is typed, and shows scripts as text', async ({ page, world }) => {
  await signInAs(page, world, 'editor')
  await page.goto('/staff/articles/new')
  const text = page.getByRole('textbox', { name: 'Article', exact: true })
  const preview = page.getByRole('region', { name: 'Preview' })
  await text.fill('It **cracks**.\n\n## By night')
  await expect(preview.getByRole('heading', { name: 'By night' })).toBeVisible()
  await text.fill('<script>alert(1)</script> and *more*')
  await expect(preview.locator('em')).toHaveText('more')
  await expect(preview).toContainText('<script>alert(1)</script>')
})
