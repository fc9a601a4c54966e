import { refusalsToHold } from '../../../bounces/holds/hold-rules'
import { domainOf } from '../../../addresses/email-address'
import type { Answer } from '../../../mail/smtp'
import type { ClaimedReader } from '../batches/claim-batch'
import { kindOf } from '../batches/judge-answer'
import type { DomainNews } from './note-domains'
import type { SenderState } from '../sender/watch-editions'

export type BatchDomains = {
  /** True if a mail to this reader must wait. */
  isHeld: (reader: ClaimedReader) => boolean
  note: (reader: ClaimedReader, answer: Answer) => void
  news: DomainNews
}

/**
 * What one batch learns about the domains of its readers. The database counts refusals of all workers together, but only
 * when outcomes are written; a batch stops by itself before that.
 */
export function watchDomainsOf(sender: SenderState): BatchDomains {
  const refusals = new Map<string, number>()
  const news: DomainNews = { released: new Set(), accepted: new Set() }
  return {
    news,
    isHeld({ email, isTrying }) {
      const domain = domainOf(email)
      if (isTrying) return false
      return sender.domains.get(domain)?.isHeld === true || (refusals.get(domain) ?? 0) >= refusalsToHold
    },
    note({ email, isTrying }, answer) {
      const domain = domainOf(email)
      const kind = kindOf(answer)
      if (kind === 'policy_block') refusals.set(domain, (refusals.get(domain) ?? 0) + 1)
      // "User unknown" is an answer of a domain that talks with us.
      if (answer.kind !== 'taken' && kind !== 'hard_bounce') return
      if (isTrying) news.released.add(domain)
      else if (sender.domains.has(domain) || refusals.has(domain)) news.accepted.add(domain)
      refusals.delete(domain)
    },
  }
}
