import { createHmac } from 'node:crypto'
import { isEqual } from '../../secrets/is-equal'
import { isFresh, toleranceMinutes } from '../rules'

type Signed = {
  body: string | Uint8Array
  secret: string
  now: Date
  /** The envelope's recipient, where a header has it: then it is signed too. */
  recipient?: string
}

/**
 * `t=<seconds UTC>,v1=<hex>`: HMAC-SHA256 over "<t>.<body>", the format of Stripe's webhooks. With a recipient it is
 * `t=<seconds UTC>,v2=<hex>`, over "v2.<t>.<recipient>\n<body>". Neither text can be read as the other: one begins with
 * a digit.
 */
export function verifySignature(
  header: string,
  { body, secret, now, recipient }: Signed,
): 'good' | 'stale' | 'bad' {
  const version = recipient === undefined ? 'v1' : 'v2'
  const [, seconds, given, signature] = /^t=(\d{1,12}),(v[12])=([\da-f]{64})$/.exec(header) ?? []
  if (seconds === undefined || signature === undefined || given !== version) return 'bad'
  if (recipient?.includes('\n') === true) return 'bad'
  const beginning = recipient === undefined ? `${seconds}.` : `v2.${seconds}.${recipient}\n`
  const expected = createHmac('sha256', secret).update(beginning).update(body).digest('hex')
  if (!isEqual(signature, expected)) return 'bad'
  return isFresh(Number(seconds), { now, minutes: toleranceMinutes }) ? 'good' : 'stale'
}
