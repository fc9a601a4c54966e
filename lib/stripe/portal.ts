import type { Language } from '../languages/rules'
import { stripe } from './client'

/**
 * Creates a page at Stripe on which the donor of a subscription enters another card. The page lasts for minutes, so it
 * is created on demand. The portal configuration is created once per account and found again by its metadata.
 */
export async function createCardPage({
  customerId,
  returnUrl,
  language,
}: {
  customerId: string
  returnUrl: string
  language: Language
}): Promise<string> {
  const { url } = await stripe().billingPortal.sessions.create({
    customer: customerId,
    return_url: returnUrl,
    locale: language,
    configuration: await findPortal(),
    flow_data: { type: 'payment_method_update' },
  })
  return url
}

const portalMark = { made_for: 'change-card' }

async function findPortal(): Promise<string> {
  for await (const { id, metadata } of stripe().billingPortal.configurations.list({
    active: true,
    limit: 100,
  })) {
    if (metadata?.made_for === portalMark.made_for) return id
  }
  const features = { payment_method_update: { enabled: true } }
  const made = await stripe().billingPortal.configurations.create(
    { features, metadata: portalMark },
    { idempotencyKey: 'portal-configuration:change-card' },
  )
  return made.id
}
