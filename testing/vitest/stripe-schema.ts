import { stripeSchema } from '../../stripe-sandbox/src/fidelity/stripe-schema'

/** Derived here, once, so that no two test files do it beside each other. */
export default async function setup(): Promise<void> {
  await stripeSchema()
}
