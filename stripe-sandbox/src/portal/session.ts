import type Stripe from 'stripe'
import { secondsNow, type Account, type Cause } from '../account'
import { findCustomer } from '../customers/find-customer'
import { defaultConfiguration } from './configuration'
import { emit } from '../webhooks/events'
import { newId, randomText } from '../state/ids'
import type { EveryName } from '../http/params'
import { noSuch } from '../http/resources'
import {
  gaps,
  missing,
  object,
  oneOf,
  readParams,
  refused,
  required,
  text,
  webAddress,
  type Read,
} from '../http/validate'
import { notBuilt, type FormObject } from '../http/wire'

type Call = { id: string; form: FormObject; cause: Cause }
type Session = Stripe.BillingPortal.Session

/** Seconds: how long the address works before it is first opened, and after each use. */
const unopenedFor = 300
export const openFor = 3600

const flowData = {
  type: required(
    oneOf(
      'customer_update',
      'payment_method_update',
      'subscription_cancel',
      'subscription_pause',
      'subscription_update',
      'subscription_update_confirm',
    ),
  ),
  after_completion: object({
    type: required(oneOf('hosted_confirmation', 'portal_homepage', 'redirect')),
    redirect: object({ return_url: required(webAddress()) }),
    ...gaps('hosted_confirmation'),
  }),
  subscription_cancel: object({ subscription: required(text()), ...gaps('retention') }),
  ...gaps('subscription_pause', 'subscription_update', 'subscription_update_confirm'),
} satisfies EveryName<Stripe.BillingPortal.SessionCreateParams.FlowData>

const shape = {
  configuration: text(),
  customer: required(text()),
  flow_data: object(flowData),
  locale: text(),
  return_url: webAddress(),
  ...gaps('after_expiration', 'customer_account', 'expand', 'on_behalf_of'),
} satisfies EveryName<Stripe.BillingPortal.SessionCreateParams>

/** `POST /v1/billing_portal/sessions`: an address for one customer, valid for a short time. */
export function createPortalSession(account: Account, { form, cause }: Call): Session {
  const params = readParams(form, shape)
  const { id: customer } = findCustomer(account, params.customer)
  const configuration = configurationFor(account, params.configuration)
  const created = secondsNow(account)
  const secret = `test_${randomText(40)}`
  const session: Session = {
    id: newId('bps'),
    object: 'billing_portal.session',
    configuration: configuration.id,
    created,
    customer,
    customer_account: null,
    flow: flowOf(account, { flow: params.flow_data, configuration, customer }),
    livemode: false,
    locale: params.locale ?? null,
    on_behalf_of: null,
    return_url: params.return_url ?? configuration.default_return_url,
    url: `${account.publicUrl()}/p/session/${secret}`,
  }
  account.store.put('_portal', { id: secret, session: session.id, expiresAt: created + unopenedFor })
  account.store.put('billing_portal.session', session)
  emit(account, 'billing_portal.session.created', { object: session, cause })
  return session
}

function configurationFor(account: Account, id: string | undefined): Stripe.BillingPortal.Configuration {
  const { store } = account
  if (id === undefined) return defaultConfiguration(account)
  const found = store.find('billing_portal.configuration', id)
  if (found === null) throw noSuch('configuration', { id, param: 'configuration' })
  if (!found.active) throw refused(`The configuration ${id} is not active.`, { param: 'configuration' })
  return found
}

/** A flow leads straight to one task. Throws ApiError if the configuration does not allow it. */
function flowOf(
  account: Account,
  facts: {
    flow: Read<typeof flowData> | undefined
    configuration: Stripe.BillingPortal.Configuration
    customer: string
  },
): Session['flow'] {
  const { flow, configuration, customer } = facts
  if (flow === undefined) return null
  const { features } = configuration
  if (flow.type !== 'payment_method_update' && flow.type !== 'subscription_cancel') {
    throw notBuilt(`the portal flow ${flow.type}`)
  }
  const feature =
    flow.type === 'payment_method_update' ? features.payment_method_update : features.subscription_cancel
  if (!feature.enabled) {
    throw refused(
      `This ${flow.type} flow cannot be created because the feature is disabled in the portal configuration ${configuration.id}.`,
      { param: 'flow_data[type]' },
    )
  }
  const after = flow.after_completion
  if (after?.type === 'hosted_confirmation') throw notBuilt('a confirmation page after a portal flow')
  if (after?.type === 'redirect' && after.redirect === undefined) {
    throw missing('flow_data[after_completion][redirect]')
  }
  return {
    after_completion: {
      hosted_confirmation: null,
      redirect: after?.redirect ?? null,
      type: after?.type ?? 'portal_homepage',
    },
    customer_update: null,
    subscription_cancel: flow.type === 'subscription_cancel' ? toCancel(account, { flow, customer }) : null,
    subscription_pause: null,
    subscription_update: null,
    subscription_update_confirm: null,
    type: flow.type,
  }
}

function toCancel(account: Account, { flow, customer }: { flow: Read<typeof flowData>; customer: string }) {
  const id = flow.subscription_cancel?.subscription
  const param = 'flow_data[subscription_cancel][subscription]'
  if (id === undefined) throw missing(param)
  const subscription = account.store.find('subscription', id)
  if (subscription === null || subscription.customer !== customer) throw noSuch('subscription', { id, param })
  if (subscription.status === 'canceled' || subscription.cancel_at !== null) {
    throw refused(
      `The subscription ${id} cannot be canceled because it is already set to be canceled, or is canceled.`,
      { param },
    )
  }
  return { retention: null, subscription: id }
}
