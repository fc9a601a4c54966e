import { declinedCard, payWith } from './checkout'
import { openCheckout, type State } from './state'
import { expect } from './world'

const threeDSecureCard = '4000002760003184'

/** The sandbox's pages, which stand in for pages of other services. */
export const stageStates: State[] = [
  { name: 'stage-checkout', of: 'stage', open: (page) => openCheckout(page, 'frequency=monthly&amount=10') },
  {
    name: 'stage-checkout-declined',
    of: 'stage',
    async open(page, world) {
      await openCheckout(page, 'frequency=once&amount=25')
      await payWith(page, { card: declinedCard, email: world.newReader('state') })
      await expect(page.getByRole('alert')).toContainText('declined')
    },
  },
  {
    name: 'stage-3-d-secure',
    of: 'stage',
    async open(page, world) {
      await openCheckout(page, 'frequency=once&amount=25')
      await payWith(page, { card: threeDSecureCard, email: world.newReader('state') })
      await expect(page.getByRole('button', { name: 'Complete' })).toBeVisible()
    },
  },
  {
    name: 'stage-stripe-home',
    of: 'stage',
    open: (page, world) => page.goto(world.addresses.stripeUrl),
  },
  {
    name: 'stage-clock',
    of: 'stage',
    open: (page, world) => page.goto(world.addresses.clockUrl),
  },
]
