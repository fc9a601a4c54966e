import { db } from '../../../db'
import { settings } from '../../../env'
import { defaultLanguage, isOffered, type Language } from '../../../languages/rules'
import { composeBulk } from '../../../mail/compose-bulk'
import { leaveLocalPart, returnPathOf } from '../../../mail/return-path'
import type { FinishedMail } from '../../../mail/smtp'
import { readerLinks, unsubscribeHeaders } from '../../../newsletter/links/sign-reader-links'
import { publication } from '../../../publication'
import { signToken } from '../../../secrets/tokens'
import { holdEdition } from '../../state/hold-edition'
import { isIntact } from './is-intact'
import { leavePlaceholder, linkPlaceholders } from '../rules'

/** Renders one reader's copy. */
export type Personaliser = (
  reader: { subscriberId: string; link: string; email: string; sending: number; language: Language },
  now: Date,
) => FinishedMail

/**
 * Prepares an edition as it was approved, in every language. If its bytes no longer match the approved hash, it is held.
 * A reader whose language it does not have gets it in English.
 */
export async function prepareEdition(number: number, now: Date): Promise<Personaliser | null> {
  const edition = await db().edition.findUniqueOrThrow({ where: { number }, include: { frames: true } })
  if (!isIntact(edition)) {
    await holdEdition({ number, reason: 'bytes_changed' }, now)
    return null
  }
  const { SITE_URL, RETURN_PATH_DOMAIN } = settings()
  const { hostname } = new URL(SITE_URL)
  const byMail = RETURN_PATH_DOMAIN === undefined ? null : `${leavePlaceholder}@${RETURN_PATH_DOMAIN}`
  const headers = {
    'List-Id': `${publication.newsletter.name} <newsletter.${hostname}>`,
    ...unsubscribeHeaders({ ...readerLinks(linkPlaceholders), leaveAddress: byMail }),
  }
  const { unsubscribe, preferences } = linkPlaceholders
  const places = [unsubscribe, preferences, leavePlaceholder]
  const { subject, html, text, frames } = edition
  const compose = (bytes: { html: string; text: string }) =>
    composeBulk({ subject, html: bytes.html, text: bytes.text, headers, places })
  // A language that is no longer offered has no pages for its links.
  const offered = frames.filter(({ language }) => isOffered(language))
  const [english, ...others] = await Promise.all([compose({ html, text }), ...offered.map(compose)])
  const copies = new Map(others.map((copy, which) => [offered[which]?.language ?? defaultLanguage, copy]))
  const from = senderAddress()
  return ({ subscriberId, link, email, sending, language }, now) => {
    const token = (purpose: 'unsubscribe' | 'preferences') => signToken(purpose, { subject: link })
    const words = [token('unsubscribe'), token('preferences'), leaveLocalPart(link)]
    const messageId = `<${number}.${subscriberId}${sending === 0 ? '' : `.${sending}`}@${hostname}>`
    return {
      from: returnPathOf({ editionNumber: number, subscriberId, sending }) ?? from,
      to: email,
      message: (copies.get(language) ?? english)({ to: email, messageId, date: now, words }),
    }
  }
}

function senderAddress(): string {
  return /<([^<>]+)>$/.exec(settings().MAIL_FROM)?.[1] ?? settings().MAIL_FROM
}
