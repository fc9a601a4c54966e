import { declinedCard, payWith } from '../steps/checkout'
import { openCheckout, type State } from './state'
import { expect } from '../world'

const threeDSecureCard = '4000002760003184'

/** The sandbox's pages, which stand in for pages of other services. */
export const stageStates: State[] = [
  {
    name: 'sandbox-checkout',
    of: 'sandbox',
    open: (page) => openCheckout(page, 'frequency=monthly&amount=10'),
  },
  {
    name: 'sandbox-checkout-declined',
    of: 'sandbox',
    async open(page, world) {
      await openCheckout(page, 'frequency=once&amount=25')
      await payWith(page, { card: declinedCard, email: world.newReader('state') })
      await expect(page.getByRole('alert')).toContainText('declined')
    },
  },
  {
    name: 'sandbox-3-d-secure',
    of: 'sandbox',
    async open(page, world) {
      await openCheckout(page, 'frequency=once&amount=25')
      await payWith(page, { card: threeDSecureCard, email: world.newReader('state') })
      await expect(page.getByRole('button', { name: 'Complete' })).toBeVisible()
    },
  },
  {
    name: 'sandbox-stripe-home',
    of: 'sandbox',
    open: (page, world) => page.goto(world.addresses.stripeUrl),
  },
  {
    name: 'sandbox-clock',
    of: 'sandbox',
    open: (page, world) => page.goto(world.addresses.clockUrl),
  },
]
