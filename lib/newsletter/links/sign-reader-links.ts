import { defaultLanguage, type Language } from '../../languages/rules'
import { siteUrlIn } from '../../languages/site-url-in'
import { leaveAddressOf } from '../../mail/return-path'
import { signToken } from '../../secrets/tokens'
import { path } from '../../urls'
import type { LinkName } from './reader-link'

/** The links that every mail to a subscriber must contain. */
export type ReaderLinks = {
  /** The page with the unsubscribe button. */
  unsubscribeUrl: string
  /** Where a mail program POSTs (RFC 8058). */
  oneClickUrl: string
  /** To change the address, pause, or unsubscribe. */
  preferencesUrl: string
  /** Where a mail program may write instead; only where the settings name a domain for it. */
  leaveAddress?: string | null | undefined
}

/** Both ways to unsubscribe in a mail program: RFC 2369, and RFC 8058 for one press. */
export function unsubscribeHeaders({
  oneClickUrl,
  leaveAddress,
}: Pick<ReaderLinks, 'oneClickUrl' | 'leaveAddress'>): Record<string, string> {
  const byMail = leaveAddress == null ? '' : `, <mailto:${leaveAddress}?subject=unsubscribe>`
  return {
    'List-Unsubscribe': `<${oneClickUrl}>${byMail}`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

/**
 * Links to one subscription that never expire: unsubscribing must work from the oldest mail to its address. `link` is
 * the name of the subscriber's links.
 */
export function signReaderLinks(link: LinkName): ReaderLinks {
  const links = readerLinks({
    unsubscribe: signToken('unsubscribe', { subject: link }),
    preferences: signToken('preferences', { subject: link }),
  })
  return { ...links, leaveAddress: leaveAddressOf(link) }
}

/**
 * The same from given tokens, or from placeholders in a mail that is rendered once for many. `language` is that of the
 * mail: its links lead to pages in it.
 */
export function readerLinks(
  token: { unsubscribe: string; preferences: string },
  language: Language = defaultLanguage,
): ReaderLinks {
  const page = (pathname: `/${string}`, token: string) => siteUrlIn(language, path(pathname, { token }))
  return {
    unsubscribeUrl: page('/newsletter/unsubscribe', token.unsubscribe),
    oneClickUrl: page('/api/newsletter/unsubscribe', token.unsubscribe),
    preferencesUrl: page('/newsletter/preferences', token.preferences),
  }
}
