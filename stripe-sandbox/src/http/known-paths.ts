/** The first part of every path of Stripe's API, from the SDK of 2026-10-28.endive. */
const knownPrefixes = new Set(
  `account account_links account_sessions accounts apple_pay application_fees apps balance balance_settings
  balance_transactions billing billing_portal charges checkout climate country_specs coupons credit_notes
  customer_sessions customers disputes entitlements ephemeral_keys events exchange_rates file_links files
  financial_connections forwarding identity invoice_payments invoice_rendering_templates invoiceitems invoices
  issuing payment_attempt_records payment_intents payment_links payment_method_configurations
  payment_method_domains payment_methods payment_records payouts plans prices product_catalog products
  promotion_codes quotes radar refunds reporting reviews setup_attempts setup_intents shipping_rates sigma
  sources subscription_items subscription_schedules subscriptions tax tax_codes tax_ids tax_rates terminal
  test_helpers three_d_secure tokens topups transfers treasury webhook_endpoints`.split(/\s+/),
)

/** Whether real Stripe has a path such as `/v1/refunds/re_1`. */
export function isKnownPath(path: string): boolean {
  const [, version, prefix = ''] = path.split('/')
  return version === 'v1' && knownPrefixes.has(prefix)
}

/** Whether a path is one of Stripe's searches, such as `/v1/customers/search`. */
export function isSearch(path: string): boolean {
  return /^\/v1\/(charges|customers|invoices|payment_intents|prices|products|subscriptions)\/search\/?$/.test(
    path,
  )
}
