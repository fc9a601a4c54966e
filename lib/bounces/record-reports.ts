import type { Queryable } from '../db'
import { domainOf } from '../addresses/email-address'
import { countRefusals, type OwnRefusal } from './holds/count-refusals'
import { recordMailEvent } from './record-mail-event'
import type { MailReport } from './rules'

/**
 * Records reports and acts on them; those about us are counted by domain. Each report locks its subscriber, and the
 * domains are locked after all subscribers, so that two requests about the same people do not deadlock.
 * @returns how many were new
 */
export async function recordReports(
  transaction: Queryable,
  reports: MailReport[],
  { now, source }: { now: Date; source: OwnRefusal['source'] },
): Promise<number> {
  let recorded = 0
  const refusals: OwnRefusal[] = []
  for (const report of inOrder(reports)) {
    const concerned = await recordMailEvent(transaction, report, now)
    if (concerned !== null) recorded += 1
    if (report.kind !== 'policy_block') continue
    // One mail is refused at each try: it is one row, but each refusal tells that the domain still refuses.
    const email = concerned?.email ?? (source === 'talk' ? report.email : null)
    const edition = concerned?.editionNumber ?? editionIn(report)
    if (email !== null) refusals.push({ domain: domainOf(email), words: report.detail, edition, source })
  }
  await countRefusals(transaction, refusals, now)
  return recorded
}

function editionIn({ mail }: MailReport): number | null {
  return mail !== null && 'editionNumber' in mail ? mail.editionNumber : null
}

function inOrder(reports: MailReport[]): MailReport[] {
  const keyOf = ({ email, mail }: MailReport) => email ?? Object.values(mail ?? {}).join()
  return reports.toSorted((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)]
    return a === b ? 0 : a < b ? -1 : 1
  })
}
