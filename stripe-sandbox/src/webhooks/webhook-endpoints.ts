import type Stripe from 'stripe'
import { secondsNow, type Account, type Cause } from '../account'
import { newId, randomText } from '../state/ids'
import type { EveryName } from '../http/params'
import { noSuch } from '../http/resources'
import {
  clearable,
  flag,
  gaps,
  list,
  mergeMetadata,
  metadata,
  only,
  readParams,
  refused,
  required,
  text,
  webAddress,
} from '../http/validate'
import StripeSdk from 'stripe'
import type { FormObject } from '../http/wire'

type Call = { id: string; form: FormObject; cause: Cause }

const createShape = {
  api_version: only(StripeSdk.API_VERSION),
  description: clearable(text()),
  enabled_events: required(list(required(text()))),
  metadata: metadata(),
  url: required(webAddress()),
  ...gaps('connect', 'expand'),
} satisfies EveryName<Stripe.WebhookEndpointCreateParams>

const updateShape = {
  description: clearable(text()),
  disabled: flag(),
  enabled_events: list(required(text())),
  metadata: metadata(),
  url: webAddress(),
  ...gaps('expand'),
} satisfies EveryName<Stripe.WebhookEndpointUpdateParams>

/** `POST /v1/webhook_endpoints`. Only this answer contains the secret. */
export function createEndpoint(account: Account, { form }: Call): Stripe.WebhookEndpoint {
  const params = readParams(form, createShape)
  checkEvents(params.enabled_events)
  const secret = `whsec_${randomText(32)}`
  const endpoint = account.store.put('webhook_endpoint', {
    id: newId('we'),
    object: 'webhook_endpoint',
    api_version: params.api_version ?? null,
    application: null,
    created: secondsNow(account),
    description: params.description ?? null,
    enabled_events: params.enabled_events,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    status: 'enabled',
    url: params.url,
  })
  account.store.put('_secret', { id: endpoint.id, secret, old: null })
  return { ...endpoint, secret }
}

/** `POST /v1/webhook_endpoints/:id`. */
export function updateEndpoint(account: Account, { id, form }: Call): Stripe.WebhookEndpoint {
  const params = readParams(form, updateShape)
  const before = account.store.find('webhook_endpoint', id)
  if (before === null) throw noSuch('webhook endpoint', { id, param: 'webhook_endpoint' })
  if (params.enabled_events !== undefined) checkEvents(params.enabled_events)
  return account.store.put('webhook_endpoint', {
    ...before,
    description: params.description === undefined ? before.description : params.description,
    enabled_events: params.enabled_events ?? before.enabled_events,
    metadata: mergeMetadata(before.metadata, params.metadata),
    status: params.disabled === undefined ? before.status : params.disabled ? 'disabled' : 'enabled',
    url: params.url ?? before.url,
  })
}

/** `DELETE /v1/webhook_endpoints/:id`. */
export function deleteEndpoint(account: Account, { id, form }: Call): Stripe.DeletedWebhookEndpoint {
  readParams(form, {})
  if (account.store.find('webhook_endpoint', id) === null) {
    throw noSuch('webhook endpoint', { id, param: 'webhook_endpoint' })
  }
  account.store.remove('webhook_endpoint', id)
  account.store.remove('_secret', id)
  return { id, object: 'webhook_endpoint', deleted: true }
}

function checkEvents(types: readonly string[]): void {
  if (types.length === 0) throw refused('Invalid array', { param: 'enabled_events' })
  for (const type of types) {
    if (!/^(\*|[a-z0-9_]+(\.[a-z0-9_]+)+)$/.test(type)) {
      throw refused(`The event type \`${type}\` is not a valid event type.`, { param: 'enabled_events' })
    }
  }
}
