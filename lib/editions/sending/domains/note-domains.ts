import { forgetRefusals } from '../../../bounces/holds/lift-hold'
import { db, inTransaction } from '../../../db'
import { releaseDomain } from './release-domain'

/** What a batch showed about domains that had refused our mail. */
export type DomainNews = {
  /** A mail that tried was accepted: the hold ends. */
  released: Set<string>
  /** Another mail was accepted: earlier refusals were not in a row. */
  accepted: Set<string>
}

export async function noteDomains({ released, accepted }: DomainNews): Promise<void> {
  for (const domain of released)
    await inTransaction((transaction) => releaseDomain(transaction, { domain, by: 'mail' }))
  if (accepted.size > 0) await forgetRefusals(db(), [...accepted])
}
