import type Stripe from 'stripe'
import { secondsNow, type Account, type Cause } from './account'
import { buildPrice, buildProduct } from './builders/price'
import { changedFrom } from './state/changes'
import { emit } from './webhooks/events'
import { roundingFault } from './money'
import { priceData, type EveryName } from './http/params'
import { noSuch } from './http/resources'
import {
  clearable,
  currency,
  flag,
  gaps,
  integer,
  list,
  mergeMetadata,
  metadata,
  missing,
  object,
  only,
  readParams,
  refused,
  required,
  text,
  webAddress,
} from './http/validate'
import type { FormObject } from './http/wire'

type Call = { id: string; form: FormObject; cause: Cause }

const productGaps = [
  'expand',
  'marketing_features',
  'package_dimensions',
  'shippable',
  'tax_code',
  'tax_details',
] as const

const newProduct = {
  active: flag(),
  description: text(),
  id: text({ max: 500 }),
  images: list(required(webAddress())),
  metadata: metadata(),
  name: required(text({ max: 250 })),
  statement_descriptor: text({ max: 22 }),
  type: only('service'),
  unit_label: text({ max: 12 }),
  url: webAddress(),
  ...gaps('default_price_data', ...productGaps),
} satisfies EveryName<Stripe.ProductCreateParams>

const changedProduct = {
  active: flag(),
  default_price: text(),
  description: clearable(text()),
  images: clearable(list(required(webAddress()))),
  metadata: metadata(),
  name: text({ max: 250 }),
  statement_descriptor: text({ max: 22 }),
  unit_label: clearable(text({ max: 12 })),
  url: clearable(webAddress()),
  ...gaps(...productGaps),
} satisfies EveryName<Stripe.ProductUpdateParams>

const newPrice = {
  active: flag(),
  billing_scheme: only('per_unit'),
  currency: required(currency()),
  lookup_key: text({ max: 200 }),
  metadata: metadata(),
  nickname: text(),
  product: text(),
  product_data: object({
    active: flag(),
    id: text(),
    metadata: metadata(),
    name: required(text({ max: 250 })),
    statement_descriptor: text({ max: 22 }),
    unit_label: text({ max: 12 }),
    ...gaps('tax_code', 'tax_details'),
  }),
  recurring: priceData.recurring,
  tax_behavior: only('unspecified'),
  unit_amount: integer({ min: 0, max: 999_999_999_999 }),
  ...gaps(
    'currency_options',
    'custom_unit_amount',
    'expand',
    'tiers',
    'tiers_mode',
    'transfer_lookup_key',
    'transform_quantity',
    'unit_amount_decimal',
  ),
} satisfies EveryName<Stripe.PriceCreateParams>

const changedPrice = {
  active: flag(),
  lookup_key: text({ max: 200 }),
  metadata: metadata(),
  nickname: text(),
  ...gaps('currency_options', 'expand', 'tax_behavior', 'transfer_lookup_key'),
} satisfies EveryName<Stripe.PriceUpdateParams>

/** `POST /v1/products`. */
export function createProduct(account: Account, { form, cause }: Call): Stripe.Product {
  const params = readParams(form, newProduct)
  if (params.id !== undefined && account.store.find('product', params.id) !== null) {
    throw refused(`Product already exists: '${params.id}'`, { code: 'resource_already_exists', param: 'id' })
  }
  const bare = buildProduct(
    { ...params, metadata: mergeMetadata({}, params.metadata), unitLabel: params.unit_label },
    secondsNow(account),
  )
  const object = account.store.put('product', {
    ...bare,
    id: params.id ?? bare.id,
    active: params.active ?? true,
    statement_descriptor: params.statement_descriptor ?? null,
    url: params.url ?? null,
  })
  emit(account, 'product.created', { object, cause })
  return object
}

/** `POST /v1/products/:id`. */
export function updateProduct(account: Account, { id, form, cause }: Call): Stripe.Product {
  const { metadata: sent, images, ...params } = readParams(form, changedProduct)
  const before = account.store.find('product', id)
  if (before === null) throw noSuch('product', { id, param: 'id' })
  const object = account.store.put('product', {
    ...before,
    ...withoutGaps(params),
    ...(images === undefined ? {} : { images: images ?? [] }),
    metadata: mergeMetadata(before.metadata, sent),
    updated: secondsNow(account),
  })
  emit(account, 'product.updated', { object, previous: changedFrom(before, object), cause })
  return object
}

/** `DELETE /v1/products/:id`: only a product without prices. */
export function deleteProduct(account: Account, { id, form, cause }: Call): Stripe.DeletedProduct {
  readParams(form, {})
  const object = account.store.find('product', id)
  if (object === null) throw noSuch('product', { id, param: 'id' })
  if (account.store.list('price').some((price) => price.product === id)) {
    throw refused('This product cannot be deleted because it has one or more user-created prices.')
  }
  account.store.remove('product', id)
  emit(account, 'product.deleted', { object, cause })
  return { id, object: 'product', deleted: true }
}

/** `POST /v1/prices`. */
export function createPrice(account: Account, { form, cause }: Call): Stripe.Price {
  const params = readParams(form, newPrice)
  if (params.unit_amount === undefined) throw missing('unit_amount')
  const fault = roundingFault(params.unit_amount, params.currency)
  if (fault !== null) throw refused(fault, { param: 'unit_amount' })
  const created = secondsNow(account)
  const { recurring } = params
  const bare = buildPrice(
    {
      currency: params.currency,
      unitAmount: params.unit_amount,
      product: productFor(account, params, created),
      recurring:
        recurring === undefined
          ? null
          : { interval: recurring.interval, count: recurring.interval_count ?? 1 },
    },
    created,
  )
  const object = account.store.put('price', {
    ...bare,
    active: params.active ?? true,
    lookup_key: params.lookup_key ?? null,
    metadata: mergeMetadata({}, params.metadata),
    nickname: params.nickname ?? null,
  })
  emit(account, 'price.created', { object, cause })
  return object
}

/** `POST /v1/prices/:id`. An amount can never be changed. */
export function updatePrice(account: Account, { id, form, cause }: Call): Stripe.Price {
  const { metadata: sent, ...params } = readParams(form, changedPrice)
  const before = account.store.find('price', id)
  if (before === null) throw noSuch('price', { id, param: 'price' })
  const object = account.store.put('price', {
    ...before,
    ...withoutGaps(params),
    metadata: mergeMetadata(before.metadata, sent),
  })
  emit(account, 'price.updated', { object, previous: changedFrom(before, object), cause })
  return object
}

function productFor(
  account: Account,
  params: {
    product?: string | undefined
    product_data?: { name: string; metadata?: Stripe.Metadata | null | undefined } | undefined
  },
  created: number,
): string {
  const { product, product_data: data } = params
  if (product !== undefined && data !== undefined) {
    const message = 'You may only specify one of these parameters: product, product_data.'
    throw refused(message, { code: 'parameters_exclusive', param: 'product' })
  }
  if (data !== undefined) {
    const made = buildProduct({ name: data.name, metadata: mergeMetadata({}, data.metadata) }, created)
    return account.store.put('product', { ...made, active: true }).id
  }
  if (product === undefined) throw missing('product')
  if (account.store.find('product', product) === null) {
    throw refused(`No such product: '${product}'`, { code: 'resource_missing', param: 'product' })
  }
  return product
}

/** Removes parameters that were not sent. */
function withoutGaps<T extends object>(params: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const sent = Object.entries(params).filter(([, value]) => value !== undefined)
  return Object.fromEntries(sent) as { [K in keyof T]?: Exclude<T[K], undefined> }
}
