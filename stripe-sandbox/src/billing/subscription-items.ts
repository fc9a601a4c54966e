import type Stripe from 'stripe'
import type { Account, Cause } from '../account'
import { listOf } from '../http/expand'
import { noSuch, pageOf, paging } from '../http/resources'
import { readParams, required, text } from '../http/validate'
import type { FormObject } from '../http/wire'

type Call = { id: string; form: FormObject; cause: Cause }

/** `GET /v1/subscription_items?subscription=…`. */
export function listItems(account: Account, { form }: Call) {
  const params = readParams(form, { subscription: required(text()), ...paging })
  const subscription = account.store.find('subscription', params.subscription)
  if (subscription === null) throw noSuch('subscription', { id: params.subscription, param: 'subscription' })
  const { data, hasMore } = pageOf(subscription.items.data, params)
  return { ...listOf(data, '/v1/subscription_items'), has_more: hasMore }
}

/** `GET /v1/subscription_items/:id`. */
export function retrieveItem(account: Account, { id, form }: Call): Stripe.SubscriptionItem {
  readParams(form, {})
  for (const subscription of account.store.list('subscription')) {
    const item = subscription.items.data.find((each) => each.id === id)
    if (item !== undefined) return item
  }
  throw noSuch('subscription_item', { id, param: 'item' })
}
