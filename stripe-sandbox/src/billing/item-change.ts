import type Stripe from 'stripe'
import { secondsNow, type Account } from '../account'
import { buildPlan, buildPrice } from '../builders/price'
import { minimumOf, roundingFault } from '../money'
import { missing, refused } from '../http/validate'
import { notBuilt } from '../http/wire'
import type { ItemParams } from './subscription-params'

type PriceData = NonNullable<ItemParams['price_data']>

/** `items[…]` of an update: a new price or quantity for an existing item, from the next invoice on. */
export function withNewAmounts(
  account: Account,
  before: Stripe.Subscription,
  facts: { items: ItemParams[]; isProrated: boolean },
): Stripe.Subscription['items'] {
  if (facts.isProrated) throw notBuilt('proration (send proration_behavior=none)')
  const changed = new Map(
    facts.items.map((item, index) => [
      item.id ?? '',
      changedItem(account, before, { item, at: `items[${index}]` }),
    ]),
  )
  return { ...before.items, data: before.items.data.map((item) => changed.get(item.id) ?? item) }
}

/** The stored price that `price` names, or a new one from `price_data`. */
export function priceFor(
  account: Account,
  { item, at }: { item: Pick<ItemParams, 'price' | 'price_data'>; at: string },
): Stripe.Price {
  if (item.price !== undefined && item.price_data !== undefined) {
    const message = `You may only specify one of these parameters: ${at}[price], ${at}[price_data].`
    throw refused(message, { code: 'parameters_exclusive', param: `${at}[price]` })
  }
  if (item.price_data !== undefined) return newPrice(account, item.price_data, `${at}[price_data]`)
  if (item.price === undefined) throw missing(`${at}[price]`)
  const price = account.store.find('price', item.price)
  if (price === null) {
    throw refused(`No such price: '${item.price}'`, { code: 'resource_missing', param: `${at}[price]` })
  }
  if (!price.active) {
    const message = 'The price specified is inactive. This field only accepts active prices.'
    throw refused(message, { param: `${at}[price]` })
  }
  if (price.recurring === null) {
    const message = `The price specified is set to \`type=one_time\` but this field only accepts prices with \`type=recurring\`.`
    throw refused(message, { param: `${at}[price]` })
  }
  return price
}

function changedItem(
  account: Account,
  before: Stripe.Subscription,
  { item, at }: { item: ItemParams; at: string },
): Stripe.SubscriptionItem {
  if (item.id === undefined)
    throw notBuilt('another item on a subscription (send the id of the one to change)')
  const known = before.items.data.find((each) => each.id === item.id)
  if (known === undefined) {
    throw refused(`No such subscription item: '${item.id}'`, { code: 'resource_missing', param: `${at}[id]` })
  }
  const hasPrice = item.price !== undefined || item.price_data !== undefined
  const price = hasPrice ? priceFor(account, { item, at }) : known.price
  checkSameCycle(known.price, { price, at, isTrial: before.status === 'trialing' })
  return {
    ...known,
    price,
    plan: buildPlan(price),
    quantity: item.quantity ?? known.quantity ?? 1,
    metadata: { ...known.metadata, ...item.metadata },
  }
}

/**
 * Stripe refuses another currency. Another interval starts a new cycle and charges it at once, which we do not play;
 * within a trial the new interval begins at its end.
 */
function checkSameCycle(
  known: Stripe.Price,
  { price, at, isTrial }: { price: Stripe.Price; at: string; isTrial: boolean },
): void {
  if (price.currency !== known.currency) {
    throw refused(
      `The price specified is in ${price.currency}, but the subscription is in ${known.currency}. All items of a subscription must have one currency.`,
      { param: `${at}[price_data][currency]` },
    )
  }
  const isSame =
    price.recurring?.interval === known.recurring?.interval &&
    price.recurring?.interval_count === known.recurring?.interval_count
  if (!isSame && !isTrial)
    throw notBuilt('a change of the interval of a subscription outside a trial (send trial_end)')
}

function newPrice(account: Account, data: PriceData, at: string): Stripe.Price {
  const { store } = account
  if (store.find('product', data.product) === null) {
    throw refused(`No such product: '${data.product}'`, { code: 'resource_missing', param: `${at}[product]` })
  }
  if (data.unit_amount === undefined) throw missing(`${at}[unit_amount]`)
  const fault = roundingFault(data.unit_amount, data.currency)
  if (fault !== null) throw refused(fault, { param: `${at}[unit_amount]` })
  if (data.unit_amount < minimumOf(data.currency).minor) {
    throw notBuilt('a subscription for less than the smallest charge')
  }
  const { interval, interval_count: count = 1 } = data.recurring
  const price = buildPrice(
    {
      currency: data.currency,
      unitAmount: data.unit_amount,
      product: data.product,
      recurring: { interval, count },
    },
    secondsNow(account),
  )
  return store.put('price', price)
}
