import { createHash } from 'node:crypto'
import type Stripe from 'stripe'
import type { CardFacts } from '../cards/cards'
import { newId } from '../state/ids'
import { emptyAddress } from './session'

export function buildPaymentMethod(
  card: CardFacts,
  facts: { email: string | null; name: string | null; created: number; customer: string | null },
): Stripe.PaymentMethod {
  return {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: {
      address: emptyAddress(),
      email: facts.email,
      name: facts.name,
      phone: null,
      tax_id: null,
    },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: card.brand,
      exp_month: card.expMonth,
      exp_year: card.expYear,
      fingerprint: fingerprintOf(card),
      funding: 'credit',
      generated_from: null,
      last4: card.last4,
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: facts.created,
    customer: facts.customer,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  }
}

/** The same card has the same fingerprint. It is derived from stored fields, never from the number. */
export function fingerprintOf(card: CardFacts): string {
  const text = `${card.brand} ${card.last4}`
  return createHash('sha256').update(text).digest('base64url').replace(/[-_]/g, '0').slice(0, 16)
}
