import { stripeSchema } from '../../stripe-sandbox/src/fidelity/stripe-schema'

/** Derives the schema once, so that test files do not all derive it at the same time. */
export default async function setup(): Promise<void> {
  await stripeSchema()
}
