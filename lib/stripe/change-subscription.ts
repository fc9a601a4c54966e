import type { Frequency } from '../offers/rules'
import { refuse, succeed, type Result } from '../result'
import { cancelSubscription } from './subscriptions'
import { stripe, type Stripe } from './client'
import { troubleOf } from './errors'

export type AskedChange = {
  /** Our id; the same change asked twice is one change at Stripe. */
  id: string
  kind: 'amount' | 'date' | 'pause' | 'skip' | 'resume' | 'keep' | 'end' | 'frequency' | 'until' | 'address'
  frequency: Frequency | null
  address: string | null
  amountMinor: number | null
  at: Date | null
  donation: {
    subscriptionId: string
    customerId: string | null
    frequency: Frequency
    currency: string
    /** True if no charge has been made yet, as far as we know. */
    isUnpaid: boolean
  }
}

export type NotifyRefusal = { reason: 'unavailable' } | { reason: 'refused'; message: string }

/**
 * Asks Stripe for one change of a subscription. The change itself is never charged or credited.
 * @returns 'unavailable' if Stripe cannot be reached (it may have made the change all the same), 'refused' if it says
 * no.
 */
export async function updateSubscription(change: AskedChange): Promise<Result<void, NotifyRefusal>> {
  try {
    await ask(change)
    return succeed(undefined)
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble === null) throw error
    return trouble === 'passing' ? refuse({ reason: 'unavailable' }) : refuse(trouble)
  }
}

async function ask(change: AskedChange): Promise<void> {
  const { at, donation } = change
  switch (change.kind) {
    case 'amount':
      return update(change, { items: [await newAmount(change)], proration_behavior: 'none' })
    case 'date':
      return update(change, { trial_end: seconds(at), proration_behavior: 'none' })
    case 'pause':
    case 'skip':
      return update(change, { pause_collection: { behavior: 'void', resumes_at: seconds(at) } })
    case 'resume':
      return update(change, { pause_collection: '' })
    case 'frequency':
      // Without the trial Stripe would begin a new period and charge it now.
      return update(change, {
        items: [await newAmount(change)],
        trial_end: seconds(at),
        proration_behavior: 'none',
      })
    case 'until':
      return update(change, { cancel_at: at === null ? '' : seconds(at), proration_behavior: 'none' })
    case 'address':
      return changeAddress(change)
    case 'keep':
      return keep(change)
    case 'end':
      return end(change, donation.subscriptionId)
  }
}

async function update({ id, donation }: AskedChange, params: Stripe.SubscriptionUpdateParams): Promise<void> {
  await stripe().subscriptions.update(donation.subscriptionId, params, {
    idempotencyKey: `donation-change:${id}`,
  })
}

/** A subscription's price must name a stored product: the one that Checkout created for it. */
async function newAmount({
  amountMinor,
  frequency,
  donation,
}: AskedChange): Promise<Stripe.SubscriptionUpdateParams.Item> {
  const { items } = await stripe().subscriptions.retrieve(donation.subscriptionId)
  const [item] = items.data
  if (item === undefined || amountMinor === null) throw new Error('There is no amount to change.')
  const { product } = item.price
  return {
    id: item.id,
    price_data: {
      currency: donation.currency,
      product: typeof product === 'string' ? product : product.id,
      unit_amount: amountMinor,
      recurring: { interval: (frequency ?? donation.frequency) === 'annual' ? 'year' : 'month' },
    },
  }
}

/** Stripe mails nothing of its own accord; the address is for its records and for our ledger. */
async function changeAddress({ id, address, donation: { customerId } }: AskedChange): Promise<void> {
  if (customerId === null || address === null) throw new Error('There is no address to change.')
  await stripe().customers.update(customerId, { email: address }, { idempotencyKey: `donation-change:${id}` })
}

/** An end that we asked for is a flag; one from Stripe's own pages is a date. Each is undone in its own way. */
async function keep({ id, donation }: AskedChange): Promise<void> {
  const { cancel_at_period_end: isFlagged, cancel_at: at } = await stripe().subscriptions.retrieve(
    donation.subscriptionId,
  )
  const update = (params: Stripe.SubscriptionUpdateParams, way: string) =>
    stripe().subscriptions.update(donation.subscriptionId, params, {
      idempotencyKey: `donation-change:${id}:${way}`,
    })
  if (isFlagged) await update({ cancel_at_period_end: false }, 'flag')
  else if (at !== null) await update({ cancel_at: '' }, 'date')
}

/**
 * Ends with the paid period, so that the end can be cancelled until then. Ends at once if a payment is pending or
 * failing, because an existing invoice would still be collected. Checked before and after, because a period may end in
 * between.
 */
async function end(change: AskedChange, subscriptionId: string): Promise<void> {
  const before = await retrieve(subscriptionId)
  if (before.status === 'canceled') return
  // Nothing is paid for yet, so there is no period to finish.
  if (change.donation.isUnpaid && before.status === 'trialing') return cancelSubscription(subscriptionId)
  if (!isCollecting(before)) {
    await update(change, { cancel_at_period_end: true })
    const after = await retrieve(subscriptionId)
    if (after.status === 'canceled' || !isCollecting(after)) return
  }
  await cancelSubscription(subscriptionId)
}

function retrieve(subscriptionId: string): Promise<Stripe.Subscription> {
  return stripe().subscriptions.retrieve(subscriptionId, { expand: ['latest_invoice'] })
}

function isCollecting({ latest_invoice: invoice }: Stripe.Subscription): boolean {
  if (invoice === null || typeof invoice === 'string') return false
  return invoice.status === 'draft' || invoice.status === 'open'
}

function seconds(at: Date | null): number {
  if (at === null) throw new Error('There is no date to change to.')
  return Math.floor(at.getTime() / 1000)
}
