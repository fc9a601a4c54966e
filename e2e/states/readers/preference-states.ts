import type { Page } from '@playwright/test'
import { openRow } from '../../steps/preferences'
import {
  addressLink,
  preferencesLink,
  seedAddressChange,
  seedSubscriber,
  unsubscribeLink,
} from '../../seed/subscribers'
import { at, press, seeded, type State } from '../state'
import { expect, type World } from '../../world'

const dayMs = 86_400_000

async function openPreferences(page: Page, world: World): Promise<void> {
  await page.goto(preferencesLink(await seedSubscriber(world, { state: 'confirmed' })))
}

/** A confirmed subscriber whose change of address this mailbox is asked about. */
async function seedAsked(world: World, agreed: 'nobody' | 'old' | 'both') {
  const reader = await seedSubscriber(world, { state: 'confirmed' })
  await seedAddressChange(world, reader, { agreed })
  return reader
}

/** What a subscriber can choose, with the states before and after each choice. */
export const preferenceStates: State[] = [
  { name: 'preferences', open: openPreferences },
  {
    name: 'preferences-rows-open',
    async open(page, world) {
      await openPreferences(page, world)
      await openRow(page, 'Pause for a while')
      await openRow(page, 'Another address')
      await page.getByRole('radio', { name: 'until a date' }).check()
    },
  },
  {
    name: 'preferences-errors',
    async open(page, world) {
      await openPreferences(page, world)
      await openRow(page, 'Another address')
      await page.getByLabel('New email address').fill('reader at example')
      await page.getByRole('button', { name: 'Email both addresses' }).click()
      await expect(page.getByRole('alert').first()).toContainText('name@example.com')
    },
  },
  {
    name: 'preferences-paused',
    async open(page, world) {
      const reader = await seedSubscriber(world, { state: 'confirmed', pausedWeeks: 4 })
      await page.goto(`${preferencesLink(reader)}&said=paused`)
      await expect(page.getByRole('status').first()).toContainText('Done')
    },
  },
  {
    name: 'preferences-moving',
    async open(page, world) {
      await page.goto(`${preferencesLink(await seedAsked(world, 'nobody'))}&said=asked`)
      await expect(page.getByRole('status').first()).toContainText('Press the button in both')
    },
  },
  seeded('preferences-unsubscribed', async (world) =>
    preferencesLink(await seedSubscriber(world, { state: 'unsubscribed' })),
  ),
  seeded(
    'preferences-moved',
    async (world) => preferencesLink(await seedAsked(world, 'both')),
    /has stopped working/,
  ),
  seeded(
    'unsubscribe-moved',
    async (world) => unsubscribeLink(await seedAsked(world, 'both')),
    /gets no newsletter any more/,
  ),
  at('preferences-unknown', '/newsletter/preferences?token=made.up.link'),
  seeded('address', async (world) => addressLink('old', await seedAsked(world, 'nobody'))),
  seeded(
    'address-waiting',
    async (world) => addressLink('old', await seedAsked(world, 'old')),
    /One more step/,
  ),
  {
    name: 'address-changed',
    async open(page, world) {
      await page.goto(addressLink('new', await seedAsked(world, 'old')))
      await press(page, 'Agree to the change', { untilHeading: /address has been changed/ })
    },
  },
  seeded(
    'address-over',
    async (world) => {
      const yesterday = new Date((await world.now()).getTime() - dayMs)
      return addressLink('old', await seedAsked(world, 'nobody'), yesterday)
    },
    /^This link no longer works$/,
  ),
  at('address-unknown', '/newsletter/address/new?token=made.up.link'),
]
