import type { Queryable } from '../../db'
import { log } from '../../log'
import { describeDetail } from '../rules'
import { alertStaff } from './alert-staff'
import { holdMs, refusalsOfReports, refusalsToHold, reportsToHold, rowMinutes } from './hold-rules'

/** One refusal because of us. `edition` is null for a mail that is no edition. */
export type OwnRefusal = {
  domain: string
  words: string
  edition: number | null
  /** `talk`: the domain's answer while we were sending; `report`: a bounce, after a relay had accepted the mail. */
  source: 'talk' | 'report'
}

type Counted = { refusals: number; isOpened: boolean; isHeld: boolean; lastEdition: number | null }

/**
 * Counts refusals because of us by domain, holds a domain that refuses too many in a row, and alerts staff, in the
 * transaction that records the refusals. Call it last in the transaction, and once: it locks the domains, in order.
 * Twice: the caller records each refusal once. Several at once: while a domain is held, refusals of mails that were
 * on their way already do not make the pause longer. Half-way: nothing of it.
 */
export async function countRefusals(
  transaction: Queryable,
  refusals: OwnRefusal[],
  now: Date,
): Promise<void> {
  const ordered = refusals.toSorted((one, other) => (one.domain < other.domain ? -1 : 1))
  for (const refusal of ordered) {
    const counted =
      refusal.source === 'talk'
        ? await countTalk(transaction, refusal)
        : await countReport(transaction, refusal, now)
    if (counted === undefined || !counted.isHeld) continue
    if (counted.isOpened) log.warn('domain.held', { refusals: counted.refusals, edition: refusal.edition })
    await alertStaff(transaction, { ...refusal, lastEdition: counted.lastEdition }, now)
  }
}

/** The count starts again if the last refusal was long ago. */
async function countTalk(
  transaction: Queryable,
  { domain, words }: OwnRefusal,
): Promise<Counted | undefined> {
  const [row] = await transaction.$queryRaw<{ refusals: number; lastEdition: number | null }[]>`
    insert into domain_holds as hold (domain, refusals, last_words, last_at)
    values (${domain}, 1, ${describeDetail(words)}, clock_timestamp())
    on conflict (domain) do update
       set last_words = excluded.last_words, last_at = clock_timestamp(),
           refusals = case when hold.until > clock_timestamp() and not hold.is_trying then hold.refusals
                           when hold.until is null and hold.last_at < clock_timestamp() - make_interval(mins => ${rowMinutes})
                             then 1
                           else hold.refusals + 1 end
    returning refusals, alerted_edition as "lastEdition"`
  if (row === undefined || row.refusals < refusalsToHold) return undefined
  const opened = await hold(transaction, domain, row.refusals)
  return { ...row, isHeld: true, isOpened: opened }
}

/** True if it was not held before. A pause that is running stays as it is. */
async function hold(transaction: Queryable, domain: string, refusals: number): Promise<boolean> {
  const [before] = await transaction.$queryRaw<{ isOpen: boolean }[]>`
    select opened_at is not null as "isOpen" from domain_holds where domain = ${domain}`
  await transaction.$executeRaw`
    update domain_holds
       set refusals = ${refusals}, is_trying = false, opened_at = coalesce(opened_at, clock_timestamp()), lifted_at = null,
           until = clock_timestamp() + make_interval(secs => ${holdMs(refusals) / 1_000})
     where domain = ${domain} and (until is null or is_trying or until <= clock_timestamp())`
  return before?.isOpen === false
}

/** The bounces themselves are counted, of the last hour and since the domain was last released. */
async function countReport(
  transaction: Queryable,
  { domain, words }: OwnRefusal,
  now: Date,
): Promise<Counted | undefined> {
  const [row] = await transaction.$queryRaw<
    { refusals: number; lastEdition: number | null; lifted: Date | null }[]
  >`
    insert into domain_holds as hold (domain, refusals, last_words, last_at)
    values (${domain}, 0, ${describeDetail(words)}, clock_timestamp())
    on conflict (domain) do update set last_words = excluded.last_words
    returning refusals, alerted_edition as "lastEdition", lifted_at as lifted`
  if (row === undefined) return undefined
  const lately = new Date(now.getTime() - rowMinutes * 60_000)
  const at = { gt: row.lifted !== null && row.lifted > lately ? row.lifted : lately }
  const reports = await transaction.mailEvent.count({ where: { domain, kind: 'policy_block', at } })
  if (reports < reportsToHold) return undefined
  const refusals = Math.max(row.refusals, refusalsOfReports)
  return { ...row, refusals, isHeld: true, isOpened: await hold(transaction, domain, refusals) }
}
