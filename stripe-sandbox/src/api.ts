import Stripe from 'stripe'
import type { Account, Cause } from './account'
import { payInvoice, voidByRequest } from './billing/invoice-requests'
import { createSubscription } from './billing/create-subscription'
import { listItems, retrieveItem } from './billing/subscription-items'
import { CardRefusal } from './cards/card-refusal'
import { cancelSubscription, updateSubscription } from './billing/change-subscription'
import { expireSession } from './checkout/checkout'
import { createPrice, createProduct, deleteProduct, updatePrice, updateProduct } from './catalog'
import { createCustomer, deleteCustomer, listMethodsOf, updateCustomer } from './customers/customers'
import { createSession } from './checkout/create-session'
import { expanded, listOf, takeExpand } from './http/expand'
import { Idempotency, type KeyedRequest } from './http/idempotency'
import { faultOf, refusalOf } from './mischief'
import { newId } from './state/ids'
import { isKnownPath, isSearch } from './http/known-paths'
import { attachByRequest, detachMethod, updateMethod } from './customers/payment-methods'
import { createConfiguration, listConfigurations, updateConfiguration } from './portal/configuration'
import { createPortalSession } from './portal/session'
import { createRefund, updateRefund } from './refunds/refund-requests'
import {
  listPage,
  noSuch,
  pageOf,
  paging,
  resources,
  retrieve,
  retrieveShape,
  type ResourcePath,
} from './http/resources'
import { runCall } from './http/run-call'
import { readParams, refused } from './http/validate'
import { advanceTestClock, createTestClock, deleteTestClock } from './clock/test-clocks'
import { createEndpoint, deleteEndpoint, updateEndpoint } from './webhooks/webhook-endpoints'
import {
  ApiError,
  jsonResponse,
  notBuilt,
  parseForm,
  readBody,
  type FormObject,
  type Reply,
} from './http/wire'

type Call = { id: string; form: FormObject; cause: Cause }
type Route = { method: string; path: RegExp; run: (account: Account, call: Call) => unknown }

/** All routes under `/v1/`, first match first. Handlers are synchronous: nothing runs between a read and its write. */
const routes: Route[] = [
  route('POST', 'checkout/sessions', (account, { form }) => createSession(account, form)),
  route('POST', 'checkout/sessions/:id/expire', expireByRequest),
  route('GET', 'checkout/sessions/:id/line_items', listLineItems),
  route('POST', 'customers', createCustomer),
  route('POST', 'customers/:id', updateCustomer),
  route('DELETE', 'customers/:id', deleteCustomer),
  route('GET', 'customers/:id/payment_methods', listMethodsOf),
  route('POST', 'payment_methods/:id', updateMethod),
  route('POST', 'payment_methods/:id/attach', attachByRequest),
  route('POST', 'payment_methods/:id/detach', detachMethod),
  route('GET', 'billing_portal/configurations', listConfigurations),
  route('POST', 'billing_portal/configurations', createConfiguration),
  route('POST', 'billing_portal/configurations/:id', updateConfiguration),
  route('POST', 'billing_portal/sessions', createPortalSession),
  route('POST', 'prices', createPrice),
  route('POST', 'prices/:id', updatePrice),
  route('POST', 'products', createProduct),
  route('POST', 'products/:id', updateProduct),
  route('DELETE', 'products/:id', deleteProduct),
  route('POST', 'subscriptions', createSubscription),
  route('GET', 'subscription_items', listItems),
  route('GET', 'subscription_items/:id', retrieveItem),
  route('POST', 'test_helpers/test_clocks', createTestClock),
  route('POST', 'test_helpers/test_clocks/:id/advance', advanceTestClock),
  route('DELETE', 'test_helpers/test_clocks/:id', deleteTestClock),
  route('POST', 'webhook_endpoints', createEndpoint),
  route('POST', 'webhook_endpoints/:id', updateEndpoint),
  route('DELETE', 'webhook_endpoints/:id', deleteEndpoint),
  route('POST', 'refunds', createRefund),
  route('POST', 'refunds/:id', updateRefund),
  route('POST', 'invoices/:id/pay', payInvoice),
  route('POST', 'invoices/:id/void', voidByRequest),
  route('POST', 'subscriptions/:id', updateSubscription),
  route('DELETE', 'subscriptions/:id', cancelSubscription),
  ...(Object.keys(resources) as ResourcePath[]).flatMap((path) => [
    route('GET', path, (account, { form }) => listPage(account, path, form)),
    route('GET', `${path}/:id`, (account, { id, form }) => {
      readParams(form, retrieveShape(path))
      return retrieve(account, path, id)
    }),
  ]),
]

/** Handles the SDK's calls: key, version, parameters, idempotency, then one handler in one transaction. */
export class Api {
  private readonly idempotency: Idempotency

  constructor(
    private readonly account: Account,
    private readonly log: (line: string) => void,
  ) {
    this.idempotency = new Idempotency(account)
  }

  async handle(request: Request): Promise<Response> {
    const requestId = newId('req')
    const key = request.headers.get('idempotency-key')
    const headers = { 'request-id': requestId, ...(key === null ? {} : { 'idempotency-key': key }) }
    const heard: { form: FormObject } = { form: {} }
    const reply = await this.answer(request, { requestId, key, heard }).catch((error: unknown) =>
      this.refusal(error, requestId),
    )
    const { pathname: path } = new URL(request.url)
    const { status, body } = reply
    this.account.recorder?.call({ method: request.method, path, form: heard.form, status, body })
    return jsonResponse(reply, headers)
  }

  private async answer(
    request: Request,
    { requestId, key, heard }: { requestId: string; key: string | null; heard: { form: FormObject } },
  ): Promise<Reply> {
    const url = new URL(request.url)
    checkKey(request.headers.get('authorization'))
    checkVersion(request.headers.get('stripe-version'))
    const { route, id } = findRoute(request.method, url.pathname)
    const fault = faultOf(this.account, { method: request.method, path: url.pathname })
    if (fault !== null && fault.outcome !== 'timeout') throw refusalOf(fault)
    const sent = parseForm(request.method === 'POST' ? await readBody(request) : url.search.slice(1))
    heard.form = sent
    const { paths, rest } = takeExpand(sent)
    const cause = { requestId, idempotencyKey: key }
    const run = (): Reply => {
      const body = route.run(this.account, { id, form: rest, cause })
      if (body instanceof CardRefusal) return body.toReply()
      return { status: 200, body: expanded(this.account, body, paths) }
    }
    const call = { key, endpoint: url.pathname, form: sent, requestId }
    const reply = await this.perform(request.method, call, run)
    if (fault !== null) await this.account.keepWaiting(fault.milliseconds)
    return reply
  }

  private async perform(
    method: string,
    call: Omit<KeyedRequest, 'key'> & { key: string | null },
    run: () => Reply,
  ): Promise<Reply> {
    const { key } = call
    if (method === 'POST' && key !== null) return this.idempotency.answer({ ...call, key }, run)
    const reply = runCall(this.account, run)
    await this.account.store.flush()
    return reply
  }

  private refusal(error: unknown, requestId: string): Reply {
    if (error instanceof ApiError) return error.toReply()
    this.log(
      `${requestId} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
    const message = `The Stripe sandbox failed; its log says why (${requestId}).`
    return new ApiError(500, message, { type: 'api_error' }).toReply()
  }
}

function route(method: string, path: string, run: Route['run']): Route {
  return { method, path: new RegExp(`^/v1/${path.replace(':id', '([^/]+)')}/?$`), run }
}

function findRoute(method: string, path: string): { route: Route; id: string } {
  // At Stripe, `search` is a route of its own, not an object id.
  if (method === 'GET' && isSearch(path)) throw notBuilt(`${method} ${path}`)
  const known = routes.find((each) => each.method === method && each.path.test(path))
  if (known !== undefined) return { route: known, id: known.path.exec(path)?.[1] ?? '' }
  if (isKnownPath(path)) throw notBuilt(`${method} ${path}`)
  throw new ApiError(
    404,
    `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  )
}

function checkKey(authorization: string | null): void {
  const key = keyOf(authorization)
  if (key === '') {
    throw new ApiError(
      401,
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    )
  }
  if (/^(sk|rk|pk)_live_/.test(key)) {
    throw new ApiError(
      401,
      'This is the Stripe sandbox, not Stripe, and it refuses live keys. Use a key that begins with sk_test_, or unset STRIPE_API_BASE to speak to Stripe.',
    )
  }
  if (!/^sk_test_\S+$/.test(key)) {
    throw new ApiError(
      401,
      `Invalid API Key provided: ${key.slice(0, 8)}***. The Stripe sandbox takes keys that begin with sk_test_.`,
    )
  }
}

/** From `Bearer sk_test_…`, or from Basic with the key as the user name, as curl -u sends it. */
function keyOf(authorization: string | null): string {
  const [scheme = '', credentials = ''] = (authorization ?? '').trim().split(/\s+/)
  if (scheme.toLowerCase() === 'bearer') return credentials
  if (scheme.toLowerCase() !== 'basic') return ''
  return Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] ?? ''
}

function checkVersion(version: string | null): void {
  if (version === null || version === Stripe.API_VERSION) return
  throw new ApiError(
    400,
    `Invalid Stripe API version: ${version}. The Stripe sandbox speaks ${Stripe.API_VERSION} only.`,
  )
}

function expireByRequest(account: Account, { id, form, cause }: Call) {
  readParams(form, {})
  const session = account.store.find('checkout.session', id)
  if (session === null) throw noSuch('checkout.session', { id, param: 'session' })
  if (session.status !== 'open') {
    throw refused(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    )
  }
  return expireSession(account, id, cause)
}

function listLineItems(account: Account, { id, form }: Call) {
  const params = readParams(form, paging)
  const checkout = account.store.find('_checkout', id)
  if (checkout === null) throw noSuch('checkout.session', { id, param: 'session' })
  const { data, hasMore } = pageOf(checkout.lineItems, params)
  return { ...listOf(data, `/v1/checkout/sessions/${id}/line_items`), has_more: hasMore }
}
