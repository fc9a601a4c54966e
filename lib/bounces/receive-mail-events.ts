import type { Result } from '../result'
import { receiveDsn } from './receive-dsn'
import { receiveGeneric } from './receive-generic'
import { receiveMailgun } from './receive-mailgun'
import { receivePostmark } from './receive-postmark'
import { receiveSns } from './receive-sns'
import type { Incoming, Received, ReceiveRefusal } from './rules'

export type Provider = 'sns' | 'generic' | 'dsn' | 'postmark' | 'mailgun'

const receivers: Record<Provider, (incoming: Incoming) => Promise<Result<Received, ReceiveRefusal>>> = {
  sns: receiveSns,
  generic: receiveGeneric,
  dsn: receiveDsn,
  postmark: receivePostmark,
  mailgun: receiveMailgun,
}

/**
 * Takes what a mail provider, or a script beside a mail server, tells of mails that have left: who tells is seen by
 * the headers, and believed by its signature alone. @throws when the database is away, so that it is told again.
 */
export async function receiveMailEvents(
  incoming: Incoming,
): Promise<{ provider: Provider; outcome: Result<Received, ReceiveRefusal> }> {
  const provider = providerOf(incoming)
  return { provider, outcome: await receivers[provider](incoming) }
}

/** Mailgun is the one that signs in the body and shows nothing in the headers. */
function providerOf({ headers }: Incoming): Provider {
  if (headers('x-amz-sns-message-type') !== null) return 'sns'
  if (headers('x-mail-events-signature') !== null) {
    return (headers('content-type') ?? '').startsWith('message/rfc822') ? 'dsn' : 'generic'
  }
  const hasSecret = headers('authorization') !== null || headers('x-mail-events-secret') !== null
  return hasSecret ? 'postmark' : 'mailgun'
}
