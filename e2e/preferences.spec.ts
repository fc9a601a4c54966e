import type { Page } from '@playwright/test'
import { requestEmailChange, openPreferences, openRow } from './steps/preferences'
import { press } from './states/state'
import { expect, linkIn, test, type World } from './world'

type Stand = { id: string; email: string; state: string; paused_until: string | null }

const subscriber = async (world: World, email: string) =>
  (
    await world.query<Stand>(
      'select id, email, state::text, paused_until::text from subscribers where email = $1',
      [email],
    )
  )[0]

async function agree(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: 'Agree to the change' }).click()
}

test(
  'a reader pauses the newsletter, extends the pause, ends it, and unsubscribes',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const reader = await openPreferences(page, world)
    await expect(page.getByRole('main')).not.toContainText(reader)
    expect(await subscriber(world, reader)).toMatchObject({ paused_until: null })

    await openRow(page, 'Pause for a while')
    await page.getByRole('radio', { name: '4 weeks' }).check()
    await page.getByRole('button', { name: 'Pause the newsletter' }).click()
    await expect(page.getByRole('status').first()).toContainText('You will not get an edition before')
    const today = new Date(await world.now()).toISOString().slice(0, 10)
    const fourWeeks = (await subscriber(world, reader))?.paused_until ?? ''
    const days = (Date.parse(fourWeeks) - Date.parse(today)) / 86_400_000
    // The date is that of Amsterdam, where an hour before midnight in London is the next day.
    expect([28, 29]).toContain(days)

    await openRow(page, 'Change the pause')
    await page.getByRole('radio', { name: 'until a date' }).check()
    await page.getByLabel('First day').fill('2020-01-01')
    await page.getByRole('button', { name: 'Pause the newsletter' }).click()
    await expect(page.getByRole('alert').first()).toContainText('or later')
    await expect(page.getByLabel('First day')).toHaveValue('2020-01-01')
    expect((await subscriber(world, reader))?.paused_until).toBe(fourWeeks)

    await page.getByRole('button', { name: 'Resume now' }).click()
    await expect(page.getByRole('status').first()).toContainText('The next edition arrives as usual')
    expect(await subscriber(world, reader)).toMatchObject({ paused_until: null, state: 'confirmed' })

    const choices = page.url()
    await press(page, 'Unsubscribe', { untilHeading: /are unsubscribed/ })
    expect(await subscriber(world, reader)).toMatchObject({ state: 'unsubscribed' })
    await page.goto(choices)
    await page.getByRole('button', { name: 'Email me a link' }).click()
    await expect(page.getByRole('status').first()).toContainText('on its way')
    await expect.poll(() => subscriber(world, reader)).toMatchObject({ state: 'unconfirmed' })
    await expect.poll(async () => (await world.mailsTo(reader)).length).toBe(3)
  },
)

test(
  'the newsletter moves to another address once both mailboxes have agreed',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const reader = await openPreferences(page, world)
    const before = await subscriber(world, reader)
    const moved = await requestEmailChange(page, world)
    await expect(page.getByRole('status').first()).toContainText('Press the button in both')
    await expect(page.getByRole('main')).not.toContainText(moved)

    const toOld = linkIn(await world.mail(reader, /another address/), '/newsletter/address/old')
    const toNew = linkIn(await world.mail(moved, /this email address/), '/newsletter/address/new')
    await page.goto(toOld)
    await page.goto(toNew)
    expect(await subscriber(world, reader)).toMatchObject({ email: reader })

    await agree(page, toNew)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('One more step')
    expect(await subscriber(world, reader)).toMatchObject({ email: reader })
    await agree(page, toOld)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your address has been changed')
    expect(await subscriber(world, reader)).toBeUndefined()
    expect(await subscriber(world, moved)).toMatchObject({ id: before?.id, state: 'confirmed' })
    await world.mail(reader, /now goes to your new address/)
    const welcome = await world.mail(moved, /now comes to this address/)

    // Links in older editions still open the preferences, those sent to the old mailbox too.
    await page.goto(linkIn(welcome, '/newsletter/preferences'))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your newsletter')
    await page.goto(toNew)
    await expect(page.getByRole('button', { name: 'Agree to the change' })).toHaveCount(0)
  },
)

test('an expired or forged link explains itself and offers a way on', async ({ page, world }) => {
  await openPreferences(page, world)
  const moved = await requestEmailChange(page, world)
  const link = linkIn(await world.mail(moved, /this email address/), '/newsletter/address/new')
  await world.moveClock(new Date((await world.now()).getTime() + 6 * 86_400_000))
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer works')
  for (const path of ['preferences', 'address/old', 'address/new']) {
    await page.goto(`/newsletter/${path}?token=made.up.link`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('do not recognise this link')
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
  }
})
