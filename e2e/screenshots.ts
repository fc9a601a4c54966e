import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { picturesFolder } from './screenshots-folder'
import { removeSeededDonations } from './seed/donations'
import { removeSeededEditions } from './seed/editions'
import { states } from './states/states'
import { expect, test } from './world'

// Takes pictures for people to look at; it asserts nothing. Each one is screenshots/<state>-<width>-<scheme>.png.

const widths = [390, 1280]
const schemes = ['light', 'dark'] as const

/** Pages load pictures lazily, and nobody scrolls here, so this loads them all. */
async function waitForPictures(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    const pictures = [...document.images]
    for (const picture of pictures) picture.loading = 'eager'
    await Promise.all(pictures.map((picture) => picture.decode()))
  })
}

test.afterEach(async ({ world }) => {
  await removeSeededDonations(world)
  await removeSeededEditions(world)
})

for (const { name, open } of states) {
  test(name, async ({ page, world }) => {
    mkdirSync(picturesFolder, { recursive: true })
    await open(page, world)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    // A focused element would be shown with its ring.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    for (const width of widths) {
      await page.setViewportSize({ width, height: width < 600 ? 844 : 800 })
      for (const colorScheme of schemes) {
        const file = path.join(picturesFolder, `${name}-${width}-${colorScheme}.png`)
        rmSync(file, { force: true })
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await waitForPictures(page)
        await page.screenshot({ path: file, fullPage: true, animations: 'disabled' })
      }
    }
  })
}
