import { signToken } from '../tokens'
import { siteUrl } from '../urls'

/** What every mail to a subscriber owes them. */
export type ReaderLinks = {
  /** The page with the button. */
  unsubscribeUrl: string
  /** Where a mail program POSTs (RFC 8058). */
  oneClickUrl: string
  /** Another address, a pause, or leave. */
  preferencesUrl: string
}

/** Links to one subscription that never expire: leaving must work from the oldest mail. */
export function signReaderLinks(subscriberId: string): ReaderLinks {
  return readerLinks({
    unsubscribe: signToken('unsubscribe', { subject: subscriberId }),
    preferences: signToken('preferences', { subject: subscriberId }),
  })
}

/** The same of tokens at hand; of placeholders too, where a mail is written once for many. */
export function readerLinks(token: { unsubscribe: string; preferences: string }): ReaderLinks {
  return {
    unsubscribeUrl: siteUrl('/newsletter/unsubscribe', { token: token.unsubscribe }),
    oneClickUrl: siteUrl('/api/newsletter/unsubscribe', { token: token.unsubscribe }),
    preferencesUrl: siteUrl('/newsletter/preferences', { token: token.preferences }),
  }
}
