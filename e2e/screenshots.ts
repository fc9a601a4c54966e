import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { picturesFolder } from './screenshots-folder'
import { findClipped } from './states/checks/clipped-text'
import { readEnglish } from './states/checks/expect-russian'
import { findColourViolations, findViolations, loadAxe } from './states/checks/find-violations'
import { inRussian } from './states/in-russian'
import { lengthenText } from './states/checks/lengthen-text'
import { russianMailStates } from './states/mail-states'
import type { State } from './states/state'
import { donorStates, mailStates, readerStates, signInStates, states } from './states/states'
import { test } from './states/checks/tab'
import { expect } from './world'

// Takes pictures for people to look at, and ends with what a reader could not read in them: what axe finds, text that is
// cut off, covered or outside of the window. Each picture is screenshots/<state>-<width>-<scheme>.png.

const mode = process.env.PICTURES_OF ?? 'all'

const pages = [...readerStates, ...donorStates, ...signInStates]

/** The desk stays English. */
const russian = [...inRussian(pages), ...russianMailStates]
const shown = {
  all: [...states, ...russian],
  russian,
  pseudo: [...pages, ...mailStates].map((state) => ({
    ...state,
    name: `pseudo-${state.name}`,
  })),
}[mode]
if (shown === undefined) throw new Error(`PICTURES_OF is ${mode}, which is none of all, russian and pseudo`)

/** 320 is a desktop window zoomed to 400 % (WCAG 1.4.10). */
const widths = mode === 'pseudo' ? [320, 390] : [320, 390, 1280]
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

async function takePicture(page: Page, name: string): Promise<void> {
  const file = path.join(picturesFolder, `${name}.png`)
  rmSync(file, { force: true })
  await waitForPictures(page)
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled' })
}

async function takePictures(page: Page, state: State): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 600 ? 844 : 800 })
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await takePicture(page, `${state.name}-${width}-${colorScheme}`)
      if (mode === 'pseudo') continue
      const found = colorScheme === 'light' ? findViolations(page, state) : findColourViolations(page)
      expect.soft(await found, `axe, ${state.name} at ${width} px, ${colorScheme}`).toEqual([])
    }
    await expectReadable(page, `${state.name} at ${width} px`)
  }
  if (mode === 'pseudo') return
  // The high contrast of Windows replaces all colours and removes backgrounds.
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark', reducedMotion: 'reduce' })
  await takePicture(page, `${state.name}-${widths.at(-1)}-forced`)
  await expectReadable(page, `${state.name} in forced colours`)
}

async function expectReadable(page: Page, where: string): Promise<void> {
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect.soft(overhang, `${where} is too wide`).toBeLessThanOrEqual(0)
  expect.soft(await findClipped(page), where).toEqual([])
}

for (const state of shown) {
  test(state.name, async ({ tab: page, world }) => {
    mkdirSync(picturesFolder, { recursive: true })
    await state.open(page, world)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    if (state.language === 'ru')
      expect.soft(await readEnglish(page), `what is still English in ${state.name}`).toEqual([])
    if (mode === 'pseudo') await lengthenText(page)
    // A focused element would be shown with its ring.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await loadAxe(page)
    await takePictures(page, state)
  })
}
