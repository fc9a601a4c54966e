import { idOf } from '../checkout/attempt'
import type { Account } from '../account'
import { allWithPendingWebhooks, withPendingWebhooks } from '../webhooks/events'
import { lookups } from '../state/kinds'
import type { Kind, Kinds } from '../state/store'
import {
  flag,
  integer,
  list,
  notBuilt,
  object,
  oneOf,
  readParams,
  refused,
  required,
  text,
  type Field,
  type Shape,
} from './validate'
import { ApiError, type Form, type FormObject } from './wire'

type Filter<K extends Kind> = {
  field: Field<unknown>
  /** `wanted` is the value that `field` has read. */
  matches: (object: Kinds[K], wanted: never, account: Account) => boolean
}

type Resource<K extends Kind> = { kind: K; param: string; filters: Record<string, Filter<K>> }

/** What can be read under `/v1/<path>`, and the filters of its list. */
export const resources = {
  'checkout/sessions': resource('checkout.session', 'session', {
    customer: is((session) => idOf(session.customer)),
    customer_details: {
      field: object({ email: required(text()) }),
      matches: (session, wanted: { email: string }) => session.customer_details?.email === wanted.email,
    },
    payment_intent: is((session) => idOf(session.payment_intent)),
    status: is((session) => session.status, oneOf('complete', 'expired', 'open')),
    subscription: is((session) => idOf(session.subscription)),
    ...unplayed('customer_account', 'payment_link'),
  }),
  payment_intents: resource('payment_intent', 'intent', {
    customer: is((intent) => idOf(intent.customer)),
    ...unplayed('customer_account'),
  }),
  setup_intents: resource('setup_intent', 'intent', {
    customer: is((intent) => idOf(intent.customer)),
    ...unplayed('attach_to_self', 'customer_account', 'payment_method'),
  }),
  charges: resource('charge', 'charge', {
    customer: is((charge) => idOf(charge.customer)),
    payment_intent: is((charge) => idOf(charge.payment_intent)),
    ...unplayed('transfer_group'),
  }),
  balance_transactions: resource('balance_transaction', 'id', {
    source: is((each) => idOf(each.source)),
    ...unplayed('currency', 'payout', 'type'),
  }),
  customers: resource('customer', 'id', {
    email: is((customer) => customer.email),
    ...unplayed('test_clock'),
  }),
  payment_methods: resource('payment_method', 'payment_method', {
    customer: is((method) => idOf(method.customer ?? null)),
    type: is((method) => method.type),
    ...unplayed('allow_redisplay', 'customer_account'),
  }),
  subscriptions: resource('subscription', 'id', {
    customer: is((subscription) => idOf(subscription.customer)),
    status: {
      field: oneOf(
        'active',
        'all',
        'canceled',
        'ended',
        'incomplete',
        'past_due',
        'paused',
        'trialing',
        'unpaid',
      ),
      matches: ({ status }, wanted: string) => {
        if (wanted === 'all') return true
        return wanted === 'not_ended'
          ? status !== 'canceled'
          : status === (wanted === 'ended' ? 'canceled' : wanted)
      },
    },
    ...unplayed('automatic_tax', 'collection_method', 'current_period_end', 'current_period_start'),
    ...unplayed('customer_account', 'plan', 'price', 'test_clock'),
  }),
  invoices: resource('invoice', 'invoice', {
    customer: is((invoice) => idOf(invoice.customer)),
    status: is((invoice) => invoice.status, oneOf('draft', 'open', 'paid', 'uncollectible', 'void')),
    subscription: is((invoice) => idOf(invoice.parent?.subscription_details?.subscription ?? null)),
    ...unplayed('collection_method', 'customer_account', 'due_date'),
  }),
  invoice_payments: resource('invoice_payment', 'invoice_payment', {
    invoice: is((payment) => idOf(payment.invoice)),
    payment: {
      field: object({
        payment_intent: text(),
        payment_record: text(),
        type: required(oneOf('payment_intent', 'payment_record')),
      }),
      matches: ({ payment }, wanted: { type: string; payment_intent?: string }) =>
        payment.type === wanted.type &&
        (wanted.payment_intent === undefined || idOf(payment.payment_intent) === wanted.payment_intent),
    },
    status: is((payment) => payment.status, oneOf('canceled', 'open', 'paid')),
  }),
  refunds: resource('refund', 'refund', {
    charge: is((refund) => idOf(refund.charge)),
    payment_intent: is((refund) => idOf(refund.payment_intent)),
  }),
  disputes: resource('dispute', 'dispute', {
    charge: is((dispute) => idOf(dispute.charge)),
    payment_intent: is((dispute) => idOf(dispute.payment_intent)),
  }),
  'billing_portal/configurations': resource('billing_portal.configuration', 'configuration', {
    active: is((configuration) => configuration.active, flag()),
    is_default: is((configuration) => configuration.is_default, flag()),
  }),
  'test_helpers/test_clocks': resource('test_helpers.test_clock', 'test_clock', {}),
  webhook_endpoints: resource('webhook_endpoint', 'webhook_endpoint', {}),
  products: resource('product', 'id', {
    active: is((product) => product.active, flag()),
    ids: {
      field: list(required(text())),
      matches: (product, wanted: string[]) => wanted.includes(product.id),
    },
    ...unplayed('shippable', 'type', 'url'),
  }),
  prices: resource('price', 'price', {
    active: is((price) => price.active, flag()),
    currency: is((price) => price.currency),
    lookup_keys: {
      field: list(required(text())),
      matches: (price, wanted: string[]) => wanted.includes(price.lookup_key ?? ''),
    },
    product: is((price) => idOf(price.product)),
    type: is((price) => price.type, oneOf('one_time', 'recurring')),
    ...unplayed('recurring'),
  }),
  events: resource('event', 'id', {
    delivery_success: {
      field: flag(),
      matches: (event, wanted: boolean, account) =>
        (withPendingWebhooks(account, event).pending_webhooks === 0) === wanted,
    },
    type: { field: text(), matches: (event, wanted: string) => isOfType(event.type, wanted) },
    types: {
      field: list(required(text())),
      matches: (event, wanted: string[]) => wanted.some((type) => isOfType(event.type, type)),
    },
  }),
}

export type ResourcePath = keyof typeof resources

/** The parameters of a retrieve, beside `expand`. */
export function retrieveShape(path: ResourcePath): Shape {
  return path === 'payment_intents' || path === 'setup_intents' ? { client_secret: notBuilt() } : {}
}

/** The object itself. Throws Stripe's ApiError 404 if there is none. */
export function retrieve(account: Account, path: ResourcePath, id: string): Kinds[Kind] {
  const { kind, param } = resources[path]
  const found = account.store.find('_deleted', id) ?? account.store.find(kind, id)
  if (found === null) throw noSuch(kind, { id, param })
  return kind === 'event' ? withPendingWebhooks(account, found as Kinds['event']) : found
}

export function noSuch(noun: string, { id, param }: { id: string; param: string }): ApiError {
  return new ApiError(404, `No such ${noun}: '${id}'`, { code: 'resource_missing', param })
}

/** One page, newest first. */
export function listPage(account: Account, path: ResourcePath, form: FormObject) {
  const { kind, filters } = resources[path] as unknown as Resource<Kind>
  const params: Record<string, unknown> = readParams(form, { ...shapeOf(filters), ...paging })
  const wanted = withDefaults(path, params)
  const asked = Object.entries(filters).filter(([name]) => wanted[name] !== undefined)
  const found = candidates(account, kind, wanted).filter(
    (object) =>
      account.store.find('_deleted', object.id) === null &&
      isCreatedWithin(object, params.created as Range | undefined) &&
      asked.every(([name, filter]) => filter.matches(object, wanted[name] as never, account)),
  )
  const { data, hasMore } = pageOf(found, params, (id) => account.store.placeOf(kind, id))
  const shown = kind === 'event' ? allWithPendingWebhooks(account, data as Kinds['event'][]) : data
  return { object: 'list' as const, data: shown, has_more: hasMore, url: `/v1/${path}` }
}

/** The candidates for a filter, newest first: as few as a lookup can give. */
function candidates(account: Account, kind: Kind, wanted: Record<string, unknown>): Kinds[Kind][] {
  const name = Object.keys(lookups[kind] ?? {}).find((each) => typeof wanted[each] === 'string')
  return name === undefined
    ? account.store.list(kind)
    : account.store.listBy(kind, name, wanted[name] as string)
}

/**
 * `limit`, `starting_after` and `ending_before` over a sorted list.
 * @param placeOf decreases along the list; null for an unknown object. A cursor need not be in the list itself: a
 *   caller that pages through active subscriptions may have ended the last one of a page
 */
export function pageOf<T extends { id: string }>(
  all: T[],
  params: Record<string, unknown>,
  placeOf: (id: string) => number | null = placeIn(all),
) {
  const limit = typeof params.limit === 'number' ? params.limit : 10
  const placed = (id: string, param: string) => {
    const place = placeOf(id)
    if (place === null) throw refused(`No such object: '${id}'`, { code: 'resource_missing', param })
    return place
  }
  const { starting_after: after, ending_before: before } = params
  if (typeof before === 'string') {
    const cursor = placed(before, 'ending_before')
    const end = firstOf(all, ({ id }) => placed(id, 'id') <= cursor)
    return { data: all.slice(Math.max(0, end - limit), end), hasMore: end > limit }
  }
  const cursor = typeof after === 'string' ? placed(after, 'starting_after') : Infinity
  const start = firstOf(all, ({ id }) => placed(id, 'id') < cursor)
  return { data: all.slice(start, start + limit), hasMore: all.length > start + limit }
}

/** The index of the first match, or the length of the list. */
function firstOf<T>(all: T[], fits: (each: T) => boolean): number {
  const place = all.findIndex(fits)
  return place < 0 ? all.length : place
}

function placeIn(all: { id: string }[]): (id: string) => number | null {
  const places = new Map(all.map(({ id }, index) => [id, -index]))
  return (id) => places.get(id) ?? null
}

type Range = number | { gt?: number; gte?: number; lt?: number; lte?: number }

const bounds = object({ gt: integer(), gte: integer(), lt: integer(), lte: integer() })

export const paging = {
  limit: integer({ min: 1, max: 100 }),
  starting_after: text(),
  ending_before: text(),
}

const created = {
  created: (value: Form | undefined, at: string) =>
    typeof value === 'string' ? integer()(value, at) : bounds(value, at),
}

/** Without a status, a list of subscriptions leaves out cancelled ones. */
function withDefaults(path: ResourcePath, params: Record<string, unknown>): Record<string, unknown> {
  return path === 'subscriptions' ? { ...params, status: params.status ?? 'not_ended' } : params
}

function shapeOf(filters: Record<string, { field: Field<unknown> }>): Shape {
  return {
    ...Object.fromEntries(Object.entries(filters).map(([name, { field }]) => [name, field])),
    ...created,
  }
}

function isCreatedWithin(object: Kinds[Kind], range: Range | undefined): boolean {
  if (range === undefined) return true
  const at = 'created' in object && typeof object.created === 'number' ? object.created : 0
  if (typeof range === 'number') return at === range
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range
  return at > gt && at >= gte && at < lt && at <= lte
}

function isOfType(type: string, wanted: string): boolean {
  return wanted.endsWith('.*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted
}

function is<K extends Kind>(
  read: (object: Kinds[K]) => string | boolean | null,
  field: Field<unknown> = text(),
): Filter<K> {
  return { field, matches: (object, wanted) => read(object) === wanted }
}

/** List filters of Stripe's that we do not play, answered 501. */
function unplayed(...names: string[]): Record<string, { field: Field<undefined>; matches: () => boolean }> {
  return Object.fromEntries(names.map((name) => [name, { field: notBuilt(), matches: () => true }]))
}

function resource<K extends Kind>(kind: K, param: string, filters: Record<string, Filter<K>>): Resource<K> {
  return { kind, param, filters }
}
