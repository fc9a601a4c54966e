import type Stripe from 'stripe'
import type { Account } from '../account'
import { noSuch } from '../http/resources'

/** Throws ApiError 404 if the customer does not exist or was deleted. */
export function findCustomer(account: Account, id: string): Stripe.Customer {
  const found = account.store.find('_deleted', id) === null ? account.store.find('customer', id) : null
  if (found === null) throw noSuch('customer', { id, param: 'customer' })
  return found
}
