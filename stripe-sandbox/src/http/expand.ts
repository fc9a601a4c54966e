import type { Account } from '../account'
import type { Kind } from '../state/store'
import { refused } from './validate'
import type { Form, FormObject } from './wire'

type Json = { [key: string]: unknown }

/** The kind of an object, by the prefix of its id. */
const kindsByPrefix: Record<string, Kind> = {
  cs: 'checkout.session',
  pi: 'payment_intent',
  seti: 'setup_intent',
  ch: 'charge',
  txn: 'balance_transaction',
  pm: 'payment_method',
  cus: 'customer',
  prod: 'product',
  price: 'price',
  sub: 'subscription',
  in: 'invoice',
  inpay: 'invoice_payment',
  re: 'refund',
  du: 'dispute',
  bpc: 'billing_portal.configuration',
  clock: 'test_helpers.test_clock',
}

/** Fields that are left out unless the request expands them. */
const includable: Record<string, Record<string, (account: Account, id: string) => unknown>> = {
  'checkout.session': {
    line_items: (account, id) =>
      firstOf(account.store.get('_checkout', id).lineItems, `/v1/checkout/sessions/${id}/line_items`),
  },
  invoice: {
    payments: (account, id) =>
      firstOf(account.store.listBy('invoice_payment', 'invoice', id), `/v1/invoice_payments?invoice=${id}`),
  },
  charge: {
    refunds: (account, id) =>
      firstOf(account.store.listBy('refund', 'charge', id), `/v1/charges/${id}/refunds`),
  },
  customer: {
    subscriptions: (account, id) =>
      firstOf(
        account.store.listBy('subscription', 'customer', id).filter(({ status }) => status !== 'canceled'),
        `/v1/customers/${id}/subscriptions`,
      ),
  },
}

export function listOf<T>(data: T[], url: string) {
  return { object: 'list' as const, data, has_more: false, url }
}

/** A list within an object holds the first ten entries; its `url` has the rest. */
function firstOf<T>(data: T[], url: string) {
  return { ...listOf(data.slice(0, 10), url), has_more: data.length > 10 }
}

/** Takes `expand` out of the form. Throws ApiError 400 if it is not a list of paths, or deeper than four levels. */
export function takeExpand(form: FormObject): { paths: string[]; rest: FormObject } {
  const { expand, ...rest } = form
  return { paths: expand === undefined ? [] : readPaths(expand), rest }
}

/** A copy of `object` with the ids at `paths` (as in `data.payment_intent.latest_charge`) replaced by their objects. */
export function expanded(account: Account, object: unknown, paths: readonly string[]): unknown {
  return paths.reduce((result, path) => expandPath(account, result, { steps: path.split('.'), path }), object)
}

function readPaths(expand: Form): string[] {
  const paths = typeof expand === 'string' ? [expand] : Object.values(expand)
  return paths.map((path) => {
    if (typeof path !== 'string' || path === '') throw refused('Invalid string', { param: 'expand' })
    if (path.split('.').length > 4) {
      throw refused(`You cannot expand more than 4 levels of a property. Property: ${path}`, {
        param: 'expand',
      })
    }
    return path
  })
}

function expandPath(account: Account, value: unknown, at: { steps: string[]; path: string }): unknown {
  const [step, ...steps] = at.steps
  if (step === undefined) return fetched(account, value, at.path)
  const holder = fetched(account, value, at.path)
  if (holder === null) return null
  if (Array.isArray(holder)) return holder.map((each) => expandPath(account, each, at))
  const object = holder as Json
  const current = step in object ? object[step] : included(account, object, { step, path: at.path })
  return { ...object, [step]: expandPath(account, current, { steps, path: at.path }) }
}

/** An id becomes its object; objects, lists and null stay as they are; anything else cannot be expanded. */
function fetched(account: Account, value: unknown, path: string): unknown {
  if (typeof value === 'object') return value
  const kind = typeof value === 'string' ? kindsByPrefix[value.split('_')[0] ?? ''] : undefined
  const object = kind === undefined ? null : account.store.find(kind, value as string)
  if (object === null) throw cannotExpand(path)
  return object
}

function included(account: Account, object: Json, { step, path }: { step: string; path: string }): unknown {
  const include = includable[String(object.object)]?.[step]
  if (include === undefined) throw cannotExpand(path)
  return include(account, String(object.id))
}

function cannotExpand(path: string) {
  return refused(
    `This property cannot be expanded (${path}). You may want to try expanding 'data.${path}' instead if you are listing.`,
    { param: 'expand' },
  )
}
