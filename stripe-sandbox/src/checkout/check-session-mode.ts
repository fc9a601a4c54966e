import type { SessionParams } from '../http/params'
import { missing, refused } from '../http/validate'
import { notBuilt } from '../http/wire'

/** Which parameters go together. Throws Stripe’s ApiErrors. */
export function checkMode(params: SessionParams): void {
  if (params.ui_mode !== undefined && params.ui_mode !== 'hosted_page')
    throw notBuilt(`ui_mode=${params.ui_mode}`)
  if (params.mode !== 'setup' && params.currency !== undefined) throw notBuilt('the currency of a session')
  if (params.mode === 'setup') checkSetupMode(params)
  else if (params.mode === 'subscription') checkSubscriptionMode(params)
  else checkPaymentMode(params)
  if (params.mode !== 'setup' && params.setup_intent_data !== undefined) {
    throw refused(`You can not pass \`setup_intent_data\` in \`${params.mode}\` mode.`, {
      param: 'setup_intent_data',
    })
  }
  if (params.customer !== undefined && params.customer_email !== undefined) {
    throw refused('You may only specify one of these parameters: customer, customer_email.', {
      code: 'parameters_exclusive',
      param: 'customer_email',
    })
  }
}

/** It saves a card of a customer. Without a customer Stripe saves it for nobody, which we do not play. */
function checkSetupMode(params: SessionParams): void {
  for (const param of [
    'line_items',
    'payment_intent_data',
    'subscription_data',
    'customer_creation',
    'invoice_creation',
    'submit_type',
  ] as const) {
    if (params[param] === undefined) continue
    throw refused(`You can not pass \`${param}\` in \`setup\` mode.`, { param })
  }
  if (params.currency === undefined) throw missing('currency')
  if (params.customer === undefined) throw notBuilt('Checkout in setup mode without a customer')
}

/** The first charge may lie two days to two years ahead. `now` in seconds. */
export function checkTrial({ subscription_data: data }: SessionParams, now: number): void {
  const end = data?.trial_end
  if (end === undefined) return
  const param = 'subscription_data[trial_end]'
  if (end < now + 2 * 86_400) {
    throw refused('The `trial_end` date has to be at least 2 days in the future.', { param })
  }
  if (end > now + 730 * 86_400) {
    throw refused('The maximum number of trial period days is 730 (2 years).', { param })
  }
}

function checkSubscriptionMode(params: SessionParams): void {
  if (params.payment_intent_data !== undefined) {
    throw refused('You can not pass `payment_intent_data` in `subscription` mode.', {
      param: 'payment_intent_data',
    })
  }
  if (params.customer_creation !== undefined) {
    throw refused('`customer_creation` can only be used in `payment` mode.', { param: 'customer_creation' })
  }
  if (params.invoice_creation !== undefined) {
    throw refused('You can only enable invoice creation when `mode` is set to `payment`.', {
      param: 'invoice_creation',
    })
  }
}

function checkPaymentMode(params: SessionParams): void {
  if (params.subscription_data !== undefined) {
    throw refused('You can not pass `subscription_data` in `payment` mode.', { param: 'subscription_data' })
  }
  if (params.customer !== undefined && params.customer_creation !== undefined) {
    throw refused('You may only specify one of these parameters: customer, customer_creation.', {
      code: 'parameters_exclusive',
      param: 'customer_creation',
    })
  }
}
