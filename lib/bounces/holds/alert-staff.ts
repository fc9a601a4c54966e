import type { Queryable } from '../../db'
import { postMail } from '../../mail/post-mail'
import { may, roles } from '../../staff/rules'
import { footLinks, siteUrl } from '../../urls'
import { describeDetail } from '../rules'
import { domainHeldMail } from './emails'
import { mostAlerts } from './hold-rules'

type Alert = { domain: string; words: string; edition: number | null; lastEdition: number | null }

/**
 * Mails everybody who may edit the newsletter that a domain refuses our mail: once for each edition and domain, and for
 * a few domains of an edition only. "Today" and Deliverability show all.
 */
export async function alertStaff(
  transaction: Queryable,
  { domain, words, edition, lastEdition }: Alert,
  now: Date,
): Promise<void> {
  const number = edition ?? 0
  if (lastEdition === number) return
  const alerted = await transaction.domainHold.count({ where: { alertedEdition: number } })
  await transaction.domainHold.update({ where: { domain }, data: { alertedEdition: number } })
  if (alerted >= mostAlerts) return
  const editors = roles.filter((role) => may(role, 'newsletter.edit'))
  const people = await transaction.user.findMany({
    where: { role: { in: editors } },
    orderBy: { email: 'asc' },
  })
  const deskUrl = siteUrl('/staff/deliverability')
  const isLast = alerted === mostAlerts - 1
  const content = await domainHeldMail({
    ...footLinks(),
    domain,
    edition,
    deskUrl,
    isLast,
    words: describeDetail(words),
  })
  for (const { id, email } of people) {
    // A second hold in the same edition has the same key.
    const uniqueKey = `domain-held:${number}:${domain}:${id}${edition === null ? `:${now.toISOString().slice(0, 10)}` : ''}`
    await postMail(transaction, { uniqueKey, kind: 'domain-held', to: email, content }, now)
  }
}
