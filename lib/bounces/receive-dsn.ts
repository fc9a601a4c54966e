import { settings } from '../env'
import { refuse, succeed, type Result } from '../result'
import { hasTooManyParts } from './read-dsn'
import { recordDsn } from './record-dsn'
import type { Incoming, Received, ReceiveRefusal } from './rules'
import { verifySignature } from './verify-signature'

/** A returned mail, posted by a script on the mail server, with the signature of the generic format. */
export async function receiveDsn({
  headers,
  body,
  now,
}: Incoming): Promise<Result<Received, ReceiveRefusal>> {
  const secret = settings().MAIL_EVENTS_SECRET
  if (secret === undefined) return refuse({ reason: 'not_configured' })
  const verdict = verifySignature(headers('x-mail-events-signature') ?? '', { body, secret, now })
  if (verdict !== 'good') return refuse({ reason: verdict === 'stale' ? 'stale' : 'bad_signature' })
  if (hasTooManyParts(body)) return refuse({ reason: 'bad_body' })
  return succeed((await recordDsn(body, now)) === 'recorded' ? 'stored' : 'ignored')
}
