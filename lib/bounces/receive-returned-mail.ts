import { settings } from '../env'
import { refuse, succeed, type Result } from '../result'
import { recordReturnedMail } from './record-returned-mail'
import type { Incoming, Received, ReceiveRefusal } from './rules'
import { verifySignature } from './providers/verify-signature'

/**
 * A returned mail, posted by a script on the mail server, with the signature of the generic format. The signature is over
 * the bytes, because a mail is not always UTF-8. With the envelope's recipient in a header, it is over both.
 */
export async function receiveReturnedMail({
  headers,
  bytes,
  now,
}: Incoming): Promise<Result<Received, ReceiveRefusal>> {
  const secret = settings().MAIL_EVENTS_SECRET
  if (secret === undefined) return refuse({ reason: 'not_configured' })
  const to = headers('x-mail-events-recipient')
  const signature = headers('x-mail-events-signature') ?? ''
  const verdict = verifySignature(signature, {
    body: bytes,
    secret,
    now,
    ...(to !== null && { recipient: to }),
  })
  if (verdict !== 'good') return refuse({ reason: verdict === 'stale' ? 'stale' : 'bad_signature' })
  const outcome = await recordReturnedMail({ raw: bytes, to }, now)
  if (outcome === 'unreadable') return refuse({ reason: 'bad_body' })
  return succeed(outcome === 'recorded' ? 'stored' : 'ignored')
}
