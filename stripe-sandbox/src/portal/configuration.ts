import type Stripe from 'stripe'
import { secondsNow, type Account, type Cause } from '../account'
import { changedFrom } from '../state/changes'
import { emit } from '../webhooks/events'
import { newId } from '../state/ids'
import type { EveryName } from '../http/params'
import { listPage, noSuch } from '../http/resources'
import {
  clearable,
  flag,
  gaps,
  list,
  mergeMetadata,
  metadata,
  object,
  oneOf,
  only,
  onlyFalse,
  readParams,
  required,
  text,
  webAddress,
  type Read,
} from '../http/validate'
import type { FormObject } from '../http/wire'

type Call = { id: string; form: FormObject; cause: Cause }
type Configuration = Stripe.BillingPortal.Configuration

const reasons = [
  'customer_service',
  'low_quality',
  'missing_features',
  'other',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
] as const

const features = {
  customer_update: object({
    enabled: flag(),
    allowed_updates: clearable(
      list(required(oneOf('address', 'email', 'name', 'phone', 'shipping', 'tax_id'))),
    ),
  }),
  invoice_history: object({ enabled: required(flag()) }),
  payment_method_update: object({ enabled: required(flag()), ...gaps('payment_method_configuration') }),
  subscription_cancel: object({
    enabled: flag(),
    cancellation_reason: object({
      enabled: required(flag()),
      options: clearable(list(required(oneOf(...reasons)))),
      ...gaps('feedback_options'),
    }),
    mode: oneOf('at_period_end', 'immediately'),
    proration_behavior: only('none'),
  }),
  subscription_pause: object({ enabled: onlyFalse(), ...gaps('duration') }),
  subscription_update: object({
    enabled: onlyFalse(),
    ...gaps(
      'billing_cycle_anchor',
      'default_allowed_updates',
      'products',
      'proration_behavior',
      'schedule_at_period_end',
      'trial_update_behavior',
    ),
  }),
} satisfies EveryName<Stripe.BillingPortal.ConfigurationCreateParams.Features>

const shared = {
  business_profile: object({
    headline: clearable(text({ max: 60 })),
    privacy_policy_url: clearable(webAddress()),
    terms_of_service_url: clearable(webAddress()),
  }),
  default_return_url: clearable(webAddress()),
  login_page: object({ enabled: required(onlyFalse()) }),
  metadata: metadata(),
  name: clearable(text()),
  ...gaps('expand'),
}

const createShape = {
  ...shared,
  features: required(object(features)),
} satisfies EveryName<Stripe.BillingPortal.ConfigurationCreateParams>

const updateShape = {
  ...shared,
  active: flag(),
  features: object(features),
} satisfies EveryName<Stripe.BillingPortal.ConfigurationUpdateParams>

type Features = Read<typeof features>

/** `POST /v1/billing_portal/configurations`. */
export function createConfiguration(account: Account, { form, cause }: Call): Configuration {
  const params = readParams(form, createShape)
  const bare = withFeatures(emptyConfiguration(secondsNow(account)), params.features)
  const object = account.store.put('billing_portal.configuration', withShared(bare, params))
  emit(account, 'billing_portal.configuration.created', { object, cause })
  return object
}

/**
 * The configuration used if none is named. At Stripe, saving the portal's settings makes it. Our account counts as one
 * with saved settings, so it is made at first use.
 */
export function defaultConfiguration(account: Account): Configuration {
  const made = account.store.list('billing_portal.configuration').find((each) => each.is_default)
  if (made !== undefined) return made
  const bare = emptyConfiguration(secondsNow(account))
  const { features } = bare
  return account.store.put('billing_portal.configuration', {
    ...bare,
    is_default: true,
    features: {
      ...features,
      invoice_history: { enabled: true },
      payment_method_update: { ...features.payment_method_update, enabled: true },
      subscription_cancel: { ...features.subscription_cancel, enabled: true },
    },
  })
}

/** `GET /v1/billing_portal/configurations`. */
export function listConfigurations(account: Account, { form }: Call) {
  defaultConfiguration(account)
  return listPage(account, 'billing_portal/configurations', form)
}

/** `POST /v1/billing_portal/configurations/:id`: each sent feature replaces the old one. */
export function updateConfiguration(account: Account, { id, form, cause }: Call): Configuration {
  const params = readParams(form, updateShape)
  const before = account.store.find('billing_portal.configuration', id)
  if (before === null) throw noSuch('configuration', { id, param: 'configuration' })
  const object = account.store.put('billing_portal.configuration', {
    ...withShared(withFeatures(before, params.features), params),
    active: params.active ?? before.active,
    updated: secondsNow(account),
  })
  const previous = changedFrom(before, object)
  emit(account, 'billing_portal.configuration.updated', { object, previous, cause })
  return object
}

function withShared(
  before: Configuration,
  params: Pick<Read<typeof updateShape>, 'business_profile' | 'default_return_url' | 'metadata' | 'name'>,
): Configuration {
  const { business_profile: profile, default_return_url: url, name } = params
  const known = before.business_profile
  return {
    ...before,
    business_profile: {
      headline: kept(profile?.headline, known.headline),
      privacy_policy_url: kept(profile?.privacy_policy_url, known.privacy_policy_url),
      terms_of_service_url: kept(profile?.terms_of_service_url, known.terms_of_service_url),
    },
    default_return_url: kept(url, before.default_return_url),
    metadata: mergeMetadata(before.metadata ?? {}, params.metadata),
    name: kept(name, before.name),
  }
}

function withFeatures(before: Configuration, sent: Features | undefined): Configuration {
  const known = before.features
  const cancel = sent?.subscription_cancel
  const reason = cancel?.cancellation_reason
  return {
    ...before,
    features: {
      ...known,
      customer_update: {
        enabled: sent?.customer_update?.enabled ?? known.customer_update.enabled,
        allowed_updates: sent?.customer_update?.allowed_updates ?? known.customer_update.allowed_updates,
      },
      invoice_history: { enabled: sent?.invoice_history?.enabled ?? known.invoice_history.enabled },
      payment_method_update: {
        enabled: sent?.payment_method_update?.enabled ?? known.payment_method_update.enabled,
        payment_method_configuration: null,
      },
      subscription_cancel: {
        enabled: cancel?.enabled ?? known.subscription_cancel.enabled,
        mode: cancel?.mode ?? known.subscription_cancel.mode,
        proration_behavior: 'none',
        cancellation_reason: {
          enabled: reason?.enabled ?? known.subscription_cancel.cancellation_reason.enabled,
          feedback_options: null,
          options: reason?.options ?? known.subscription_cancel.cancellation_reason.options,
        },
      },
    },
  }
}

function kept<T>(sent: T | null | undefined, before: T | null): T | null {
  return sent === undefined ? before : sent
}

function emptyConfiguration(created: number): Configuration {
  return {
    id: newId('bpc'),
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
    created,
    default_return_url: null,
    features: {
      customer_update: { allowed_updates: [], enabled: false },
      invoice_history: { enabled: false },
      payment_method_update: { enabled: false, payment_method_configuration: null },
      subscription_cancel: {
        cancellation_reason: { enabled: false, feedback_options: null, options: [] },
        enabled: false,
        mode: 'at_period_end',
        proration_behavior: 'none',
      },
      subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
      subscription_update: {
        billing_cycle_anchor: null,
        default_allowed_updates: [],
        enabled: false,
        proration_behavior: 'none',
        schedule_at_period_end: { conditions: [] },
        trial_update_behavior: 'end_trial',
      },
    },
    is_default: false,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: {},
    name: null,
    updated: created,
  }
}
