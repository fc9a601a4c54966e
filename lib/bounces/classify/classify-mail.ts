import { storable } from '../../text'
import { judgeBounce } from './judge-bounce'
import type { Fields, ReturnedMail } from './read-returned-mail'
import { isAutomaticAnswer, isDelayNotice, isReturnNotice, isUnsubscribeRequest } from './mail-signs'
import { readSnsMail } from './read-sns-mail'
import type { MailEventKind } from '../rules'

/** What a mail says about one of our mails, and the words that say so. Null if nothing follows from it. */
export type Classified = { kind: MailEventKind; detail: string } | null

const mostDetail = 4_000

/** Where a mail arrived: at the sender's address, to which people write too, or at a return path that we signed. */
export type ArrivedAt = 'sender' | 'return-path'

/**
 * Classifies a mail that came back: a bounce with a report (RFC 3464) or without one, a complaint (RFC 5965), or a
 * request to unsubscribe. An answer from a holiday, a notice of a delay and any other mail mean nothing. Nobody writes
 * to a return path, so a mail there need not look like a notice if it clearly says that the mailbox is gone.
 */
export function classifyMail(mail: ReturnedMail, arrivedAt: ArrivedAt): Classified {
  if (mail.feedback !== null) return classifyFeedback(mail.feedback)
  // Outlook.com's complaints (JMRP) have no report, but a field of its own in the copy.
  if (mail.original.has('x-hmxmroriginalrecipient'))
    return { kind: 'complaint', detail: detailOf(mail.subject) }
  if (mail.recipients.length > 0) return classifyReports(mail, mail.recipients)
  const fromSns = readSnsMail(mail.human)
  if (fromSns !== null) return { ...fromSns, detail: detailOf(fromSns.detail) }
  if (isUnsubscribeRequest(mail)) return { kind: 'left', detail: storable(mail.subject) }
  if (isAutomaticAnswer(mail) || isDelayNotice(mail)) return null
  const isNotice = isReturnNotice(mail)
  if (!isNotice && arrivedAt === 'sender') return null
  if (mail.recipientsInText.length > 0) return classifyReports(mail, mail.recipientsInText)
  const kind = judgeBounce({ claim: null, status: '', words: '', human: mail.human })
  return isNotice || kind === 'hard_bounce' ? { kind, detail: detailOf(excerptOf(mail.human)) } : null
}

/**
 * RFC 5965 and its registry: only `abuse` and `fraud` are a reader's complaint. `opt-out` (used by some providers, from
 * the drafts) asks us to unsubscribe. `auth-failure` (RFC 6591), `not-spam`, `virus` and `other` are not complaints.
 */
function classifyFeedback(feedback: Fields): Classified {
  const type = (feedback.get('feedback-type') ?? '').toLowerCase()
  const detail = detailOf(`feedback-type: ${type}`)
  if (type.startsWith('abuse') || type.startsWith('fraud')) return { kind: 'complaint', detail }
  return type.startsWith('opt-out') ? { kind: 'left', detail } : null
}

/** RFC 3464, section 2.3.3. Some servers leave the action out; then the status says it. */
function isFailed(recipient: Fields): boolean {
  const action = recipient.get('action')?.toLowerCase()
  return action === undefined ? /^[45]/.test(recipient.get('status') ?? '') : action.startsWith('fail')
}

/**
 * One of our mails has one recipient. If a report names several (a forward, a list), all must be gone. A report that
 * only says "delayed", "delivered" or "relayed" means nothing.
 */
function classifyReports(mail: ReturnedMail, recipients: Fields[]): Classified {
  const failed = recipients.filter(isFailed)
  const judged = failed.map((recipient) => {
    const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec((recipient.get('status') ?? '').slice(0, 100))?.[0] ?? ''
    const words = wordsOf(recipient)
    return {
      kind: judgeBounce({ claim: null, status, words, human: failed.length === 1 ? mail.human : '' }),
      detail: detailOf(`${status} ${words}`),
    }
  })
  return judged.find(({ kind }) => kind !== 'hard_bounce') ?? judged[0] ?? null
}

/** The server's reply, and the fields in which some servers say more. */
function wordsOf(recipient: Fields): string {
  // Messaging Server writes its words after the code.
  const comment = /\(.{1,200}/.exec((recipient.get('status') ?? '').slice(0, 300))?.[0] ?? ''
  const category = recipient.get('x-powermta-bouncecategory')
  return [
    (recipient.get('diagnostic-code') ?? '').slice(0, mostDetail),
    comment,
    category === undefined ? '' : `x-powermta-bouncecategory: ${category.slice(0, 100)}`,
  ]
    .filter((words) => words !== '')
    .join(' ')
}

function detailOf(words: string): string {
  return storable(words.slice(0, mostDetail))
}

/** From the server's reply on, where there is one. */
function excerptOf(human: string): string {
  const at = human.search(/\b[45]\d\d[ -]|[45]\.\d\.\d/)
  return human.slice(Math.max(at, 0), Math.max(at, 0) + mostDetail)
}
