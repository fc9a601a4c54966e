import { inTransaction } from '../../../db'
import { refuse, succeed, type Result } from '../../../result'
import { recordAction } from '../../../staff/record-action'
import { releaseDomain } from './release-domain'

/**
 * Staff try a domain again that refused our mail: the mails that wait for it are sent now. If it still refuses, it is
 * held again. Pressed twice, it is done once.
 */
export function resumeDomain(
  { domain, staffId }: { domain: string; staffId: string },
  now: Date,
): Promise<Result<void, { reason: 'not_held' }>> {
  return inTransaction(async (transaction) => {
    if (!(await releaseDomain(transaction, { domain, by: 'staff' }))) return refuse({ reason: 'not_held' })
    const entry = { staffId, action: 'newsletter.resume-domain', subject: `domain:${domain}`, now } as const
    await recordAction(transaction, entry)
    return succeed(undefined)
  })
}
