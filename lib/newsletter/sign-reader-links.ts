import { signToken } from '../tokens'
import { siteUrl } from '../urls'

/** The links that every mail to a subscriber must contain. */
export type ReaderLinks = {
  /** The page with the unsubscribe button. */
  unsubscribeUrl: string
  /** Where a mail program POSTs (RFC 8058). */
  oneClickUrl: string
  /** To change the address, pause, or unsubscribe. */
  preferencesUrl: string
}

/** Links to one subscription that never expire: unsubscribing must work from the oldest mail. */
export function signReaderLinks(subscriberId: string): ReaderLinks {
  return readerLinks({
    unsubscribe: signToken('unsubscribe', { subject: subscriberId }),
    preferences: signToken('preferences', { subject: subscriberId }),
  })
}

/** The same from given tokens, or from placeholders in a mail that is rendered once for many. */
export function readerLinks(token: { unsubscribe: string; preferences: string }): ReaderLinks {
  return {
    unsubscribeUrl: siteUrl('/newsletter/unsubscribe', { token: token.unsubscribe }),
    oneClickUrl: siteUrl('/api/newsletter/unsubscribe', { token: token.unsubscribe }),
    preferencesUrl: siteUrl('/newsletter/preferences', { token: token.preferences }),
  }
}
