import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { picturesFolder } from './screenshots-folder'
import { removeSeededDonations } from './seed/donations'
import { removeSeededEditions } from './seed/editions'
import { findClipped } from './states/clipped-text'
import { readEnglish } from './states/expect-russian'
import { inRussian } from './states/in-russian'
import { lengthenText } from './states/lengthen-text'
import { russianMailStates } from './states/mail-states'
import { donorStates, mailStates, readerStates, signInStates, states } from './states/states'
import { expect, test } from './world'

// Takes pictures for people to look at. Each one is screenshots/<state>-<width>-<scheme>.png. As they are, it asserts
// nothing; in Russian and with long texts it ends with what a reader could not read.

const mode = process.env.PICTURES_OF ?? 'states'

const pages = [...readerStates, ...donorStates, ...signInStates]

/** What readers see, and what of it a translation reaches. The desk stays English. */
const shown = {
  states,
  russian: [...pages.map(inRussian), ...russianMailStates],
  pseudo: [...pages, ...mailStates].map((state) => ({
    ...state,
    name: `pseudo-${state.name}`,
  })),
}[mode]
if (shown === undefined)
  throw new Error(`PICTURES_OF is ${mode}, which is none of states, russian and pseudo`)

const widths = mode === 'pseudo' ? [320, 390] : [390, 1280]
const schemes = mode === 'pseudo' ? (['light'] as const) : (['light', 'dark'] as const)

/** Pages load pictures lazily, and nobody scrolls here, so this loads them all. */
async function waitForPictures(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    const pictures = [...document.images]
    for (const picture of pictures) picture.loading = 'eager'
    await Promise.all(pictures.map((picture) => picture.decode()))
  })
}

async function takePictures(page: Page, name: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 600 ? 844 : 800 })
    for (const colorScheme of schemes) {
      const file = path.join(picturesFolder, `${name}-${width}-${colorScheme}.png`)
      rmSync(file, { force: true })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await waitForPictures(page)
      await page.screenshot({ path: file, fullPage: true, animations: 'disabled' })
    }
    if (mode === 'states') continue
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect.soft(overhang, `${name} is too wide for ${width} px`).toBeLessThanOrEqual(0)
    expect.soft(await findClipped(page), `${name} at ${width} px`).toEqual([])
  }
}

test.afterEach(async ({ world }) => {
  await removeSeededDonations(world)
  await removeSeededEditions(world)
})

for (const { name, open } of shown) {
  test(name, async ({ page, world }) => {
    mkdirSync(picturesFolder, { recursive: true })
    await open(page, world)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    if (mode === 'russian')
      expect.soft(await readEnglish(page), `what is still English in ${name}`).toEqual([])
    if (mode === 'pseudo') await lengthenText(page)
    // A focused element would be shown with its ring.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await takePictures(page, name)
  })
}
