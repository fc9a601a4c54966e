import { duplicateLink, seedDispute, seedDuplicateDonation } from '../../seed/donations'
import { at, seeded, type State } from '../state'
import { failCalls, reverseButton } from '../../steps/duplicate-donation'
import { expect } from '../../world'

/** The page about a duplicate donation, in each of its states. */
export const duplicateStates: State[] = [
  seeded('twice', async (world) => duplicateLink(await seedDuplicateDonation(world)), /mean to give twice/),
  seeded(
    'duplicate-reversed',
    async (world) =>
      duplicateLink(await seedDuplicateDonation(world, { state: 'reversed', second: 'ended' })),
    /has been undone/,
  ),
  {
    name: 'duplicate-stripe-away',
    async open(page, world) {
      const duplicate = await seedDuplicateDonation(world)
      // For this session only, and more often than the SDK retries.
      await failCalls(world, {
        method: 'GET',
        path: `/v1/checkout/sessions/${duplicate.first.session}`,
        count: '30',
      })
      await page.goto(duplicateLink(duplicate))
      await page.getByRole('button', { name: reverseButton }).click()
      await expect(page.getByRole('status')).toContainText('is not answering')
    },
  },
  seeded(
    'duplicate-under-way',
    async (world) => duplicateLink(await seedDuplicateDonation(world, { state: 'reversing' })),
    /We are undoing/,
  ),
  seeded(
    'duplicate-settled',
    async (world) => duplicateLink(await seedDuplicateDonation(world, { first: 'ended' })),
    /nothing left to undo/,
  ),
  seeded(
    'duplicate-too-late',
    async (world) => {
      const duplicate = await seedDuplicateDonation(world)
      await seedDispute(world, duplicate.second)
      return duplicateLink(duplicate)
    },
    /can no longer be undone here/,
  ),
  at('duplicate-unknown', '/donate/duplicate?token=made.up.link'),
]
