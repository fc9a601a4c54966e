import { createHmac } from 'node:crypto'
import { isEqual } from '../../is-equal'
import { isFresh, toleranceMinutes } from '../rules'

/** `t=<seconds UTC>,v1=<hex>`: HMAC-SHA256 over "<t>.<body>", the format of Stripe's webhooks. */
export function verifySignature(
  header: string,
  { body, secret, now }: { body: string | Uint8Array; secret: string; now: Date },
): 'good' | 'stale' | 'bad' {
  const [, seconds, signature] = /^t=(\d{1,12}),v1=([\da-f]{64})$/.exec(header) ?? []
  if (seconds === undefined || signature === undefined) return 'bad'
  const expected = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')
  if (!isEqual(signature, expected)) return 'bad'
  return isFresh(Number(seconds), { now, minutes: toleranceMinutes }) ? 'good' : 'stale'
}
