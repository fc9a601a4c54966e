import type { Language } from '../languages/rules'
import type { PaymentMethod } from '../offers/payment-methods'
import { stripe } from './client'
import { expanded } from './ids'
import { setSubscriptionCard } from './subscriptions'

type CardSetup = {
  /** Our id of the change, in the metadata of session and intent. */
  changeId: string
  customerId: string
  currency: string
  methods: readonly PaymentMethod[]
  language: Language
  /** Absolute. Stripe leads there once the card is saved, and back there without one. */
  successUrl: string
  cancelUrl: string
}

/**
 * Opens a page at Stripe that saves a card of a customer and charges nothing. The card becomes no default by itself. A
 * second call for the same change is the same page.
 * @throws when Stripe cannot be reached, or refuses
 */
export async function createCardSetup(setup: CardSetup): Promise<{ id: string; url: string }> {
  const { changeId, customerId, currency, methods, language, successUrl, cancelUrl } = setup
  const metadata = { card_change: changeId }
  const { id, url } = await stripe().checkout.sessions.create(
    {
      mode: 'setup',
      customer: customerId,
      currency,
      allowed_payment_method_types: [...methods],
      locale: language,
      metadata,
      setup_intent_data: { metadata },
      custom_text: {
        submit: { message: 'Your later donations are charged to this. Nothing is charged now.' },
      },
      success_url: successUrl,
      cancel_url: cancelUrl,
    },
    { idempotencyKey: `card-change:${changeId}:${language}` },
  )
  if (url === null) throw new Error(`Stripe opened session ${id} without a page.`)
  return { id, url }
}

type GivenCard = { methodId: string; createdAt: number }

/** The card that was given on that page; null while there is none. */
export async function fetchGivenCard(sessionId: string): Promise<GivenCard | null> {
  const session = await stripe().checkout.sessions.retrieve(sessionId, {
    expand: ['setup_intent.payment_method'],
  })
  const intent = expanded(session.setup_intent)
  const method = expanded(intent?.payment_method ?? null)
  if (session.status !== 'complete' || method === null) return null
  return { methodId: method.id, createdAt: method.created }
}

/** Charges a subscription to a card from now on, unless it has ended or was given a newer one meanwhile. */
export async function useGivenCard(
  subscriptionId: string,
  { methodId, createdAt }: GivenCard,
): Promise<void> {
  const { status, default_payment_method: current } = await stripe().subscriptions.retrieve(subscriptionId, {
    expand: ['default_payment_method'],
  })
  const isNewer = (expanded(current)?.created ?? 0) > createdAt
  if (status !== 'canceled' && !isNewer) await setSubscriptionCard(subscriptionId, methodId)
}
