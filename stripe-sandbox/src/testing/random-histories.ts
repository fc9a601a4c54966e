import Stripe from 'stripe'
import type { Fate } from './fate'
import { payOnHostedPage } from './drive'

const day = 86_400
const free = { proration_behavior: 'none' } as const

export type HistoriesOptions = {
  /** The sandbox's address. A test key and the control API must work there. */
  url: string
  fate: Fate
  /** The sandbox clock. */
  now: () => Promise<Date>
}

/**
 * Random actions of donors, their banks and the newsroom, made only at Stripe; the product may or may not get the
 * events. A donation is paid or declined; renews, fails and recovers, or is given up; changes its amount, day or card;
 * pauses; ends now, later, or not after all; is refunded in part or whole (on some cards failing days later) and
 * disputed.
 */
export class RandomHistories {
  readonly steps = new Map<string, number>()
  private readonly stripe: Stripe
  private readonly fate: Fate

  constructor(private readonly options: HistoriesOptions) {
    const { hostname, port } = new URL(options.url)
    this.stripe = new Stripe('sk_test_histories', {
      host: hostname,
      port,
      protocol: 'http',
      maxNetworkRetries: 0,
    })
    this.fate = options.fate
  }

  /** "120 paid, 24 declined, …": how often each action happened. */
  tally(): string {
    return [...this.steps].map(([step, times]) => `${times} ${step}`).join(', ')
  }

  /** The donor at the payment page: some cards are declined first, some donors never pay. */
  async pay(checkoutUrl: string, email: string): Promise<void> {
    const pay = (card: string) => payOnHostedPage({ url: checkoutUrl, card, email, name: 'A Life' })
    if (this.fate.perhaps(0.2)) {
      this.note('declined')
      await pay(this.fate.pick(['4000000000000002', '4000000000009995', '4000008400001629']))
    }
    if (this.fate.perhaps(0.1)) return this.note('left unpaid')
    this.note('paid')
    await pay(this.fate.pick(cards))
  }

  /** Half a month of actions on all donations. */
  async live(): Promise<void> {
    const now = Math.floor((await this.options.now()).getTime() / 1000)
    for await (const subscription of this.stripe.subscriptions.list({ limit: 100 })) {
      await this.liveOne(subscription, now)
    }
    for await (const charge of this.stripe.charges.list({ limit: 100 })) await this.perhapsGiveBack(charge)
    for await (const dispute of this.stripe.disputes.list({ limit: 100 })) await this.perhapsDecide(dispute)
  }

  private async liveOne(subscription: Stripe.Subscription, now: number): Promise<void> {
    if (subscription.status === 'past_due') return this.perhapsRecover(subscription)
    const steps: [number, (subscription: Stripe.Subscription, now: number) => Promise<void>][] = [
      [0.012, (each) => this.end(each)],
      [0.02, (each) => this.endLaterOrNot(each)],
      [0.03, (each) => this.useCard(each, 'pm_card_chargeCustomerFail')],
      [0.025, (each) => this.changeAmount(each)],
      [0.02, (each, at) => this.pauseOrResume(each, at)],
      [0.015, (each, at) => this.changeDate(each, at)],
    ]
    let rest = this.fate.next()
    for (const [probability, does] of steps) {
      rest -= probability
      if (rest < 0) return does(subscription, now)
    }
  }

  /** With another card at once, at the next retry, or not at all. */
  private async perhapsRecover(subscription: Stripe.Subscription): Promise<void> {
    if (this.fate.perhaps(0.4)) return
    await this.useCard(subscription, 'pm_card_visa')
    if (this.fate.perhaps(0.5)) return
    const { data } = await this.stripe.invoices.list({ subscription: subscription.id, status: 'open' })
    for (const { id } of data) await this.stripe.invoices.pay(id)
    this.note('paid up')
  }

  private async useCard({ id, customer }: Stripe.Subscription, card: string): Promise<void> {
    const method = await this.stripe.paymentMethods.attach(card, { customer: customer as string })
    await this.stripe.subscriptions.update(id, { default_payment_method: method.id })
    this.note(card === 'pm_card_visa' ? 'cards mended' : 'cards lost')
  }

  private async end({ id }: Stripe.Subscription): Promise<void> {
    await this.stripe.subscriptions.cancel(id)
    this.note('cancelled')
  }

  private async endLaterOrNot({ id, cancel_at_period_end: isEnding }: Stripe.Subscription): Promise<void> {
    await this.stripe.subscriptions.update(id, { cancel_at_period_end: !isEnding })
    this.note(isEnding ? 'kept after all' : 'set to end')
  }

  private async changeAmount({ id, currency, items }: Stripe.Subscription): Promise<void> {
    const [item] = items.data
    if (item === undefined) return
    const { interval = 'month' } = item.price.recurring ?? {}
    const price = { currency, product: item.price.product as string, recurring: { interval } }
    const price_data = { ...price, unit_amount: this.fate.between(500, 9000) }
    await this.stripe.subscriptions.update(id, { items: [{ id: item.id, price_data }], ...free })
    this.note('amounts changed')
  }

  private async changeDate({ id, cancel_at: end }: Stripe.Subscription, now: number): Promise<void> {
    if (end !== null) return
    const trial_end = now + this.fate.between(3, 40) * day
    await this.stripe.subscriptions.update(id, { trial_end, ...free })
    this.note('dates changed')
  }

  private async pauseOrResume(
    { id, pause_collection: pause }: Stripe.Subscription,
    now: number,
  ): Promise<void> {
    const resumes_at = now + this.fate.pick([30, 60, 90]) * day
    const pause_collection = pause === null ? ({ behavior: 'void', resumes_at } as const) : ('' as const)
    await this.stripe.subscriptions.update(id, { pause_collection })
    this.note(pause === null ? 'paused' : 'resumed')
  }

  private async perhapsGiveBack(charge: Stripe.Charge): Promise<void> {
    const { id, amount, amount_refunded: refunded, disputed, status } = charge
    if (status !== 'succeeded' || charge.refunded || disputed) return
    const roll = this.fate.next()
    if (roll < 0.004 && refunded === 0) return this.control(`charges/${id}/dispute`, {}, 'disputed')
    if (roll > 0.02) return
    const left = amount - refunded
    const part = this.fate.perhaps(0.5) ? left : this.fate.between(1, left + 1)
    await this.stripe.refunds.create({ charge: id, amount: part })
    this.note(part < left ? 'refunded in part' : 'refunded')
  }

  private async perhapsDecide({ id, status }: Stripe.Dispute): Promise<void> {
    if (status !== 'needs_response' || !this.fate.perhaps(0.2)) return
    await this.control(
      `disputes/${id}/close`,
      { outcome: this.fate.pick(['won', 'lost']) },
      'disputes decided',
    )
  }

  /** Calls that no customer of Stripe could make. */
  private async control(path: string, fields: Record<string, string>, step: string): Promise<void> {
    const body = new URLSearchParams(fields)
    const response = await fetch(`${this.options.url}/_sim/${path}`, { method: 'POST', body })
    if (!response.ok) throw new Error(`The sandbox refused ${path}: ${await response.text()}`)
    this.note(step)
  }

  private note(step: string): void {
    this.steps.set(step, (this.steps.get(step) ?? 0) + 1)
  }
}

/** Good cards; one whose refund takes a day, one whose refund fails then, one that disputes, two with 3-D Secure. */
const cards = [
  '4242424242424242',
  '4242424242424242',
  '5555555555554444',
  '4000000000007726',
  '4000000000005126',
  '4000000000000259',
  '4000002500003155',
  '4000002760003184',
]
