import type Stripe from 'stripe'
import type { Account } from '../account'

/** A customer in their portal. */
export type Visit = {
  account: Account
  /** The path of the portal's first page. */
  base: string
  session: Stripe.BillingPortal.Session
  configuration: Stripe.BillingPortal.Configuration
  customer: Stripe.Customer
}
