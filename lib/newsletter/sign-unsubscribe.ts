import { signToken } from '../tokens'
import { siteUrl } from '../urls'

export type UnsubscribeLinks = {
  /** The page with the button. */
  unsubscribeUrl: string
  /** Where a mail program POSTs (RFC 8058). */
  oneClickUrl: string
}

/** Links that end one subscription and never expire: leaving must work from the oldest mail. */
export function signUnsubscribe(subscriberId: string): UnsubscribeLinks {
  const token = signToken('unsubscribe', { subject: subscriberId })
  return {
    unsubscribeUrl: siteUrl('/newsletter/unsubscribe', { token }),
    oneClickUrl: siteUrl('/api/newsletter/unsubscribe', { token }),
  }
}
