import type { Page } from '@playwright/test'
import { askForAddress, openPreferences, openRow } from './preferences'
import { at, press, showMail, type State } from './state'
import { expect, linkIn, type World } from './world'

const dayMs = 86_400_000

async function openAddressLink(page: Page, world: World): Promise<string> {
  const reader = await openPreferences(page, world)
  await askForAddress(page, world)
  await page.goto(linkIn(await world.mail(reader, /another address/), '/newsletter/address/old'))
  return reader
}

/** Agrees in the one mailbox, then in the other. */
async function moveLetters(page: Page, world: World): Promise<{ reader: string; moved: string }> {
  const reader = await openPreferences(page, world)
  const moved = await askForAddress(page, world)
  await page.goto(linkIn(await world.mail(reader, /another address/), '/newsletter/address/old'))
  await press(page, 'Agree to the change', { untilHeading: /Half of it/ })
  await page.goto(linkIn(await world.mail(moved, /this address/), '/newsletter/address/new'))
  await press(page, 'Agree to the change', { untilHeading: /change is made/ })
  return { reader, moved }
}

/** What a subscriber can choose, each choice as it stands before and after, and the mails about another address. */
export const preferenceStates: State[] = [
  { name: 'preferences', open: openPreferences },
  {
    name: 'preferences-rows-open',
    async open(page, world) {
      await openPreferences(page, world)
      await openRow(page, 'Pause for a while')
      await openRow(page, 'Another address')
      await page.getByRole('radio', { name: 'until a day' }).check()
    },
  },
  {
    name: 'preferences-errors',
    async open(page, world) {
      await openPreferences(page, world)
      await openRow(page, 'Another address')
      await page.getByLabel('New email address').fill('reader at example')
      await page.getByRole('button', { name: 'Ask both mailboxes' }).click()
      await expect(page.getByRole('alert').first()).toContainText('name@example.com')
    },
  },
  {
    name: 'preferences-paused',
    async open(page, world) {
      await openPreferences(page, world)
      await openRow(page, 'Pause for a while')
      await page.getByRole('button', { name: 'Pause the letters' }).click()
      await expect(page.getByRole('status').first()).toContainText('Done')
    },
  },
  {
    name: 'preferences-moving',
    async open(page, world) {
      await openPreferences(page, world)
      await askForAddress(page, world)
      await expect(page.getByRole('status').first()).toContainText('both mailboxes')
    },
  },
  {
    name: 'preferences-unsubscribed',
    async open(page, world) {
      await openPreferences(page, world)
      const choices = page.url()
      await press(page, 'Unsubscribe', { untilHeading: /are unsubscribed/ })
      await page.goto(choices)
    },
  },
  at('preferences-unknown', '/newsletter/preferences?token=made.up.link'),
  { name: 'address', open: openAddressLink },
  {
    name: 'address-waiting',
    async open(page, world) {
      await openAddressLink(page, world)
      await press(page, 'Agree to the change', { untilHeading: /Half of it/ })
    },
  },
  { name: 'address-changed', open: moveLetters },
  {
    name: 'address-over',
    async open(page, world) {
      await openAddressLink(page, world)
      await world.moveClock(new Date((await world.now()).getTime() + 6 * dayMs))
      await page.reload()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link is over')
    },
  },
  at('address-unknown', '/newsletter/address/new?token=made.up.link'),
  {
    name: 'mail-leave-old-address',
    of: 'mail',
    async open(page, world) {
      await showMail(page, world, { to: await openAddressLink(page, world), subject: /another address/ })
    },
  },
  {
    name: 'mail-take-new-address',
    of: 'mail',
    async open(page, world) {
      await openPreferences(page, world)
      await showMail(page, world, { to: await askForAddress(page, world), subject: /this address/ })
    },
  },
  {
    name: 'mail-address-left',
    of: 'mail',
    async open(page, world) {
      await showMail(page, world, { to: (await moveLetters(page, world)).reader, subject: /address now/ })
    },
  },
  {
    name: 'mail-address-taken',
    of: 'mail',
    async open(page, world) {
      await showMail(page, world, { to: (await moveLetters(page, world)).moved, subject: /address now/ })
    },
  },
]
