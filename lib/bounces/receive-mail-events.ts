import type { Result } from '../result'
import { receiveGeneric } from './providers/receive-generic'
import { receiveMailgun } from './providers/receive-mailgun'
import { receivePostmark } from './providers/receive-postmark'
import { receiveReturnedMail } from './receive-returned-mail'
import { receiveSns } from './providers/receive-sns'
import type { Incoming, Received, ReceiveRefusal } from './rules'

export type Provider = 'sns' | 'generic' | 'returned_mail' | 'postmark' | 'mailgun'

const receivers: Record<Provider, (incoming: Incoming) => Promise<Result<Received, ReceiveRefusal>>> = {
  sns: receiveSns,
  generic: receiveGeneric,
  returned_mail: receiveReturnedMail,
  postmark: receivePostmark,
  mailgun: receiveMailgun,
}

/**
 * Accepts reports about sent mails from a mail provider, or from a script on a mail server. The headers tell which
 * provider it is; only a valid signature makes the report count.
 * @throws if the database is unavailable, so that the provider sends the report again
 */
export async function receiveMailEvents(
  incoming: Incoming,
): Promise<{ provider: Provider; outcome: Result<Received, ReceiveRefusal> }> {
  const provider = providerOf(incoming)
  return { provider, outcome: await receivers[provider](incoming) }
}

/** Mailgun signs in the body and has no header of its own. */
function providerOf({ headers }: Incoming): Provider {
  if (headers('x-amz-sns-message-type') !== null) return 'sns'
  if (headers('x-mail-events-signature') !== null) {
    return (headers('content-type') ?? '').startsWith('message/rfc822') ? 'returned_mail' : 'generic'
  }
  const hasSecret = headers('authorization') !== null || headers('x-mail-events-secret') !== null
  return hasSecret ? 'postmark' : 'mailgun'
}
