import { dayOf } from '../days'
import type { Language } from '../languages/rules'
import { textIn, type ServerText } from '../languages/text'
import type { Money } from '../money'
import type { PaymentMethod } from '../offers/payment-methods'
import type { Frequency } from '../offers/rules'

export type Checkout = {
  donationId: string
  frequency: Frequency
  amount: Money
  /** The first charge of a recurring donation, two days ahead at least; null if it is at once. */
  startsAt?: Date | null
  /** What the page may offer. */
  methods: readonly PaymentMethod[]
  /** The address of a donor who proved it. Stripe shows it, and no other can be entered there. */
  email?: string | undefined
  /** The customer of the same donor's other donations, whose address is that one; it takes the place of `email`. */
  customerId?: string | null
  /** Absolute; contains `{CHECKOUT_SESSION_ID}` literally, for Stripe to fill in. */
  successUrl: string
  cancelUrl: string
  /** Of Stripe's own page and of our words on it; by default Stripe asks the browser, and our words are English. */
  language?: Language
}

/** The parameters of a Checkout session: amount, frequency and our id, and nothing about the reader. */
export function sessionParams({
  donationId,
  frequency,
  amount,
  startsAt = null,
  methods,
  successUrl,
  cancelUrl,
  language,
}: Checkout) {
  const t = textIn(language)
  const metadata = { donation_id: donationId }
  const interval = frequency === 'annual' ? ('year' as const) : ('month' as const)
  const price = {
    currency: amount.currency,
    unit_amount: amount.minor,
    product_data: { name: t(names[frequency]) },
  }
  const shared = {
    metadata,
    success_url: successUrl,
    cancel_url: cancelUrl,
    allowed_payment_method_types: [...methods],
    submit_type: 'donate' as const,
    ...(language !== undefined && { locale: language }),
    custom_text: {
      submit: { message: startsAt === null ? explain(frequency, t) : explainLater(startsAt, t) },
    },
  }
  if (frequency === 'once') {
    return {
      ...shared,
      mode: 'payment' as const,
      line_items: [{ quantity: 1, price_data: price }],
      payment_intent_data: { metadata },
    }
  }
  return {
    ...shared,
    mode: 'subscription' as const,
    line_items: [{ quantity: 1, price_data: { ...price, recurring: { interval } } }],
    // Stripe calls the time until the first charge a trial.
    subscription_data: { metadata, ...(startsAt !== null && { trial_end: seconds(startsAt) }) },
  }
}

const names = {
  once: 'A donation',
  monthly: 'A donation every month',
  annual: 'A donation every year',
} as const

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}

/** Stripe's page says "free" and "trial" of the time before the first charge. */
function explainLater(startsAt: Date, t: ServerText): string {
  return t(
    'This is a donation, not a trial of anything: everything stays free to read. Nothing is charged today. You are charged for the first time on {day}, and then every month until you end it, with one press behind the link in our emails.',
    { day: t.day(dayOf(startsAt)) },
  )
}

/** Stripe's page speaks of subscriptions, which sounds like a paywall, or like something that is hard to end. */
function explain(frequency: Frequency, t: ServerText): string {
  switch (frequency) {
    case 'once':
      return t('This is a donation. You are charged once, and nothing follows.')
    case 'monthly':
      return t(
        'This is a donation, not a subscription: everything stays free to read. You are charged every month until you end it, with one press behind the link in every receipt.',
      )
    case 'annual':
      return t(
        'This is a donation, not a subscription: everything stays free to read. You are charged every year until you end it, with one press behind the link in every receipt. We write to you a week before.',
      )
  }
}
