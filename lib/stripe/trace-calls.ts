import { inSpan, tracing } from '../tracing'

type Answer = { getStatusCode: () => number }
type Request = [host: string, port: unknown, path: string, method: string, ...rest: unknown[]]
type HttpClient<Call extends Request, Answered extends Answer> = {
  getClientName: () => string
  makeRequest: (...call: Call) => Promise<Answered>
}

/** The names in Stripe's paths that we call. Every other part may be an id. */
const resources = new Set(
  'v1 v2 balance_transactions charges checkout customers detach disputes events invoice_payments invoices pay payment_intents payment_methods attach prices products refunds sessions setup_intents subscriptions cancel expire search'.split(
    ' ',
  ),
)

/** An HTTP client whose requests are spans: method, path without ids, status. Without traces it stays as it is. */
export function traceCalls<Call extends Request, Answered extends Answer>(
  client: HttpClient<Call, Answered>,
): HttpClient<Call, Answered> {
  if (tracing() === undefined) return client
  return {
    getClientName: () => client.getClientName(),
    makeRequest(...call) {
      const [, , path, method] = call
      const template = pathPattern(path)
      const fields = { 'http.request.method': method, 'url.template': template, 'peer.service': 'stripe' }
      const name = `stripe ${method} ${template}`
      return inSpan({ name, kind: 'client', fields }, async (span) => {
        const answer = await client.makeRequest(...call)
        const status = answer.getStatusCode()
        span.add({ 'http.response.status_code': status })
        if (status >= 400) span.fail(String(status))
        return answer
      })
    },
  }
}

/** `/v1/invoices/in_1a2B/pay?expand=…` becomes `/v1/invoices/{id}/pay`. */
function pathPattern(path: string): string {
  const [pathname = ''] = path.split('?')
  return pathname
    .split('/')
    .map((part) => (part === '' || resources.has(part) ? part : '{id}'))
    .join('/')
}
