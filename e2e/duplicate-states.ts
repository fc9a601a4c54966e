import { doubleLink, seedDispute, seedDoubleDonation } from './seed/donations'
import { at, seeded, type State } from './state'
import { failCalls, reverseButton } from './duplicate-donation'
import { expect } from './world'

/** The page about a duplicate donation, in each of its states. */
export const duplicateStates: State[] = [
  seeded('twice', async (world) => doubleLink(await seedDoubleDonation(world)), /mean to give twice/),
  seeded(
    'duplicate-reversed',
    async (world) => doubleLink(await seedDoubleDonation(world, { state: 'reversed', second: 'ended' })),
    /is undone/,
  ),
  {
    name: 'duplicate-stripe-away',
    async open(page, world) {
      const double = await seedDoubleDonation(world)
      // For this session only, and more often than the SDK retries.
      await failCalls(world, {
        method: 'GET',
        path: `/v1/checkout/sessions/${double.first.session}`,
        count: '30',
      })
      await page.goto(doubleLink(double))
      await page.getByRole('button', { name: reverseButton }).click()
      await expect(page.getByRole('status')).toContainText('does not answer')
    },
  },
  seeded(
    'duplicate-under-way',
    async (world) => doubleLink(await seedDoubleDonation(world, { state: 'reversing' })),
    /We are undoing/,
  ),
  seeded(
    'duplicate-settled',
    async (world) => doubleLink(await seedDoubleDonation(world, { first: 'ended' })),
    /nothing left to undo/,
  ),
  seeded(
    'duplicate-too-late',
    async (world) => {
      const double = await seedDoubleDonation(world)
      await seedDispute(world, double.second)
      return doubleLink(double)
    },
    /can no longer be undone here/,
  ),
  at('duplicate-unknown', '/donate/twice?token=made.up.link'),
]
