import { db } from '../../db'
import { settings } from '../../env'
import { composeBulk } from '../../mail/compose-bulk'
import { leaveLocalPart, returnPathOf } from '../../mail/return-path'
import type { FinishedMail } from '../../mail/smtp'
import { readerLinks, unsubscribeHeaders } from '../../newsletter/links/sign-reader-links'
import { publication } from '../../publication'
import { signToken } from '../../secrets/tokens'
import { holdEdition } from '../state/hold-edition'
import { hashBytes } from './hash-bytes'
import { leavePlaceholder, linkPlaceholders } from './rules'

/** Renders one reader's copy. */
export type Personaliser = (
  reader: { subscriberId: string; link: string; email: string; sending: number },
  now: Date,
) => FinishedMail

/** Prepares an edition as it was approved. If its bytes no longer match the approved hash, it is held. */
export async function prepareEdition(number: number, now: Date): Promise<Personaliser | null> {
  const { subject, html, text, bytesHash } = await db().edition.findUniqueOrThrow({ where: { number } })
  if (html === null || text === null || bytesHash !== hashBytes({ subject, html, text })) {
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
  const personalise = await composeBulk({ subject, html, text, headers, places })
  const from = senderAddress()
  return ({ subscriberId, link, email, sending }, now) => {
    const token = (purpose: 'unsubscribe' | 'preferences') => signToken(purpose, { subject: link })
    const words = [token('unsubscribe'), token('preferences'), leaveLocalPart(link)]
    const messageId = `<${number}.${subscriberId}${sending === 0 ? '' : `.${sending}`}@${hostname}>`
    return {
      from: returnPathOf({ editionNumber: number, subscriberId, sending }) ?? from,
      to: email,
      message: personalise({ to: email, messageId, date: now, words }),
    }
  }
}

function senderAddress(): string {
  return /<([^<>]+)>$/.exec(settings().MAIL_FROM)?.[1] ?? settings().MAIL_FROM
}
