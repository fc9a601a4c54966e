import type Stripe from 'stripe'
import { secondsNow, type Account } from '../account'
import { checkMode, checkTrial } from './check-session-mode'
import { buildLineItem, buildPrice, buildProduct } from '../builders/price'
import { buildSession } from '../builders/session'
import { minimumOf, roundingFault } from '../money'
import { readSessionParams, type LineItemParams, type SessionParams } from '../http/params'
import { findOrMakeSetupIntent } from './set-up-checkout'
import { mergeMetadata, missing, refused } from '../http/validate'
import { notBuilt, type FormObject } from '../http/wire'

type PriceData = NonNullable<LineItemParams['price_data']>
type Recurrence = { interval: string; interval_count?: number | undefined }
type ReadyLine = {
  currency: string
  unitAmount: number
  quantity: number
  recurring: Recurrence | null
  /** A stored price, or the data for a new one. */
  of: { stored: Stripe.Price } | { priceData: PriceData }
}

/** `POST /v1/checkout/sessions`. Runs inside the request's transaction. Throws Stripe's ApiErrors. */
export function createSession(account: Account, form: FormObject): Stripe.Checkout.Session {
  const params = readSessionParams(form)
  checkMode(params)
  const created = secondsNow(account)
  checkTrial(params, created)
  const lines = params.mode === 'setup' ? [] : readLines(account, params)
  const { currency, total } = params.mode === 'setup' ? nothingOf(params) : totalOf(lines)
  const session = buildSession({
    params,
    total: params.subscription_data?.trial_end === undefined ? total : 0,
    currency,
    created,
    expiresAt: expiryOf(params, created),
    publicUrl: account.publicUrl(),
    customer: customerOf(account, params),
  })
  keepPrivateSide(account, { session, params, lineItems: lines.map((line) => storeLine(account, line)) })
  account.store.put('checkout.session', session)
  if (params.mode === 'setup') findOrMakeSetupIntent(account, session)
  return account.store.get('checkout.session', session.id)
}

function nothingOf({ currency = 'usd' }: SessionParams): { currency: string; total: number | null } {
  return { currency, total: null }
}

function readLines(account: Account, params: SessionParams): ReadyLine[] {
  const items = params.line_items ?? []
  if (items.length === 0) throw missing('line_items')
  if (items.length > 100)
    throw refused('A Checkout Session can have at most 100 line items.', { param: 'line_items' })
  const lines = items.map((item, index) => readLine(account, { item, at: `line_items[${index}]` }))
  const at = 'line_items[0][price_data][recurring]'
  const recurring = lines.filter((line) => line.recurring !== null)
  if (params.mode === 'payment' && recurring.length > 0) {
    throw refused(
      'You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.',
      { param: at },
    )
  }
  if (params.mode === 'subscription') checkRecurring(lines, recurring)
  return lines
}

function checkRecurring(lines: ReadyLine[], recurring: ReadyLine[]): void {
  if (recurring.length === 0) {
    throw refused('You must provide at least one recurring price in `subscription` mode when using prices.', {
      param: 'line_items',
    })
  }
  if (recurring.length < lines.length) throw notBuilt('one-time line items in subscription mode')
  const lengths = new Set(
    recurring.map(({ recurring: every }) => `${every?.interval_count ?? 1} ${every?.interval}`),
  )
  if (lengths.size > 1) throw notBuilt('line items with different intervals')
}

function readLine(account: Account, { item, at }: { item: LineItemParams; at: string }): ReadyLine {
  if (item.price !== undefined) return readStoredLine(account, { item, at })
  if (item.price_data === undefined) throw missing(`${at}[price_data]`)
  const { price_data: priceData, quantity } = item
  if (quantity === undefined) throw noQuantity(at)
  if (priceData.unit_amount === undefined) throw missing(`${at}[price_data][unit_amount]`)
  checkProduct(account, { priceData, at: `${at}[price_data]` })
  const fault = roundingFault(priceData.unit_amount, priceData.currency)
  if (fault !== null) throw refused(fault, { param: `${at}[price_data][unit_amount]` })
  return {
    currency: priceData.currency,
    unitAmount: priceData.unit_amount,
    quantity,
    recurring: priceData.recurring ?? null,
    of: { priceData },
  }
}

function noQuantity(at: string) {
  return refused(`Quantity is required. Add \`quantity\` to \`${at}\``, { param: `${at}[quantity]` })
}

/** A line with a stored price. Prices of inline `price_data` are inactive and cannot be used again, as at Stripe. */
function readStoredLine(account: Account, { item, at }: { item: LineItemParams; at: string }): ReadyLine {
  if (item.price_data !== undefined) {
    const message = `You may only specify one of these parameters: ${at}[price], ${at}[price_data].`
    throw refused(message, { code: 'parameters_exclusive', param: `${at}[price]` })
  }
  const stored = account.store.find('price', item.price ?? '')
  if (stored === null) {
    throw refused(`No such price: '${item.price}'`, { code: 'resource_missing', param: `${at}[price]` })
  }
  if (!stored.active) {
    throw refused('The price specified is inactive. This field only accepts active prices.', {
      param: `${at}[price]`,
    })
  }
  if (item.quantity === undefined) throw noQuantity(at)
  const { currency, recurring, unit_amount: unitAmount } = stored
  return { currency, unitAmount: unitAmount ?? 0, quantity: item.quantity, recurring, of: { stored } }
}

function checkProduct(account: Account, { priceData, at }: { priceData: PriceData; at: string }): void {
  const { product, product_data: productData } = priceData
  if (product !== undefined && productData !== undefined) {
    const message = `You may only specify one of these parameters: ${at}[product], ${at}[product_data].`
    throw refused(message, { code: 'parameters_exclusive', param: `${at}[product]` })
  }
  if (product === undefined && productData === undefined) throw missing(`${at}[product_data]`)
  if (product === undefined) return
  const facts = { code: 'resource_missing', param: `${at}[product]` }
  if (account.store.find('product', product) === null) throw refused(`No such product: '${product}'`, facts)
}

function totalOf(lines: ReadyLine[]): { currency: string; total: number | null } {
  const all = new Set(lines.map((line) => line.currency))
  const [currency = 'usd'] = all
  if (all.size > 1) {
    throw refused('All line items of a Checkout Session must have the same currency.', {
      param: 'line_items',
    })
  }
  const total = lines.reduce((sum, line) => sum + line.unitAmount * line.quantity, 0)
  if (total === 0) throw notBuilt('Checkout for nothing (an amount of 0)')
  checkTotal(total, currency)
  return { currency, total }
}

function checkTotal(total: number, currency: string): void {
  const minimum = minimumOf(currency)
  if (total < minimum.minor) {
    throw refused(`The Checkout Session's total amount due must add up to at least ${minimum.text}`, {
      code: 'amount_too_small',
    })
  }
  if (total > 999_999_999_999) {
    throw refused("The Checkout Session's total amount due must have at most 12 digits.", {
      code: 'amount_too_large',
    })
  }
}

/** 30 minutes to 24 hours after creation; 24 hours by default. */
function expiryOf(params: SessionParams, created: number): number {
  const expiresAt = params.expires_at ?? created + 86_400
  // A minute of tolerance each way, because the caller's clock may differ from ours.
  if (expiresAt < created + 30 * 60 - 60) {
    throw refused('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', {
      param: 'expires_at',
    })
  }
  if (expiresAt > created + 86_400 + 60) {
    throw refused('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', {
      param: 'expires_at',
    })
  }
  return expiresAt
}

function customerOf(account: Account, params: SessionParams): Stripe.Customer | null {
  if (params.customer === undefined) return null
  const customer = account.store.find('customer', params.customer)
  if (customer !== null) return customer
  throw refused(`No such customer: '${params.customer}'`, { code: 'resource_missing', param: 'customer' })
}

function storeLine(account: Account, line: ReadyLine): Stripe.LineItem {
  const { store } = account
  const price = 'stored' in line.of ? line.of.stored : storePrice(account, line.of.priceData, line.unitAmount)
  const product = store.get('product', typeof price.product === 'string' ? price.product : price.product.id)
  return buildLineItem(price, { name: product.name, quantity: line.quantity })
}

function storePrice(account: Account, priceData: PriceData, unitAmount: number): Stripe.Price {
  const { store } = account
  const created = secondsNow(account)
  const product =
    priceData.product !== undefined
      ? store.get('product', priceData.product)
      : store.put('product', buildProduct(productFacts(priceData), created))
  const { recurring } = priceData
  const price = buildPrice(
    {
      currency: priceData.currency,
      unitAmount,
      product: product.id,
      recurring:
        recurring === undefined
          ? null
          : { interval: recurring.interval, count: recurring.interval_count ?? 1 },
    },
    created,
  )
  return store.put('price', price)
}

function productFacts({ product_data: data }: PriceData) {
  return {
    name: data?.name ?? '',
    description: data?.description,
    images: data?.images,
    metadata: mergeMetadata({}, data?.metadata),
    unitLabel: data?.unit_label,
  }
}

function keepPrivateSide(
  account: Account,
  facts: { session: Stripe.Checkout.Session; params: SessionParams; lineItems: Stripe.LineItem[] },
): void {
  const intent = facts.params.payment_intent_data
  const subscription = facts.params.subscription_data
  const setup = facts.params.setup_intent_data
  account.store.put('_checkout', {
    id: facts.session.id,
    lineItems: facts.lineItems,
    intentData: {
      description: intent?.description ?? null,
      metadata: mergeMetadata({}, intent?.metadata),
      receiptEmail: intent?.receipt_email ?? null,
      statementDescriptor: intent?.statement_descriptor ?? null,
      statementDescriptorSuffix: intent?.statement_descriptor_suffix ?? null,
    },
    subscriptionData: {
      description: subscription?.description ?? null,
      metadata: mergeMetadata({}, subscription?.metadata),
      trialEnd: subscription?.trial_end ?? null,
    },
    setupData: {
      description: setup?.description ?? null,
      metadata: mergeMetadata({}, setup?.metadata),
    },
    paymentIntent: null,
    attempts: 0,
    lastError: null,
    typed: null,
    challenge: null,
  })
}
