import { settings } from '../env'
import { refuse, succeed, type Result } from '../result'
import { hasTooManyParts } from './classify/read-returned-mail'
import { recordReturnedMail } from './record-returned-mail'
import type { Incoming, Received, ReceiveRefusal } from './rules'
import { verifySignature } from './providers/verify-signature'

/**
 * A returned mail, posted by a script on the mail server, with the signature of the generic format. The signature is over
 * the bytes, because a mail is not always UTF-8.
 */
export async function receiveReturnedMail({
  headers,
  bytes,
  now,
}: Incoming): Promise<Result<Received, ReceiveRefusal>> {
  const secret = settings().MAIL_EVENTS_SECRET
  if (secret === undefined) return refuse({ reason: 'not_configured' })
  const verdict = verifySignature(headers('x-mail-events-signature') ?? '', { body: bytes, secret, now })
  if (verdict !== 'good') return refuse({ reason: verdict === 'stale' ? 'stale' : 'bad_signature' })
  if (hasTooManyParts(bytes)) return refuse({ reason: 'bad_body' })
  return succeed((await recordReturnedMail(bytes, now)) === 'recorded' ? 'stored' : 'ignored')
}
