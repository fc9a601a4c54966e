import { createHmac } from 'node:crypto'

/**
 * The `Stripe-Signature` header: `t=…,v1=…`, an HMAC-SHA256 over `t.body` for each secret. `at` is the system's time,
 * not the sandbox clock's: receivers compare it with their own and refuse signatures older than five minutes.
 */
export function signatureOf(body: string, options: { secrets: readonly string[]; at: Date }): string {
  const timestamp = Math.floor(options.at.getTime() / 1000)
  const digests = options.secrets.map((secret) =>
    createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex'),
  )
  return [`t=${timestamp}`, ...digests.map((digest) => `v1=${digest}`)].join(',')
}
