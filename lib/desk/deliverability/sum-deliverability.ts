import { db, Prisma } from '../../db'
import { fewestReaders, sumsByDomain } from '../../editions/sending/closing/sum-closed'

/** What became of the mails to one domain, or of one edition. */
type DeliverabilitySums = {
  audience: number
  sent: number
  waiting: number
  refused: number
  hard: number
  soft: number
  ours: number
  complaints: number
}

export type DomainLine = DeliverabilitySums & {
  /** Null for all domains with few readers together. */
  domain: string | null
  /** What a server of the domain said last, if it refused or bounced a mail. */
  words: string | null
}

export type EditionSums = DeliverabilitySums & { number: number; subject: string }

const mostDomains = 25
const mostEditions = 6

/** The sums of a closed edition are stored; those of an open one are counted. */
const isSummed = Prisma.sql`coalesce(summed_at = closed_at, false)`

/** The newest editions that were sent, or are being sent. */
export async function sumByEdition(): Promise<EditionSums[]> {
  return db().$queryRaw<EditionSums[]>`
    with newest as (
      select number, subject, ${isSummed} as is_summed from editions
       where audience is not null order by number desc limit ${mostEditions}),
    delivered as (
      select edition_number, count(*)::int as audience,
             count(*) filter (where state = 'sent')::int as sent,
             count(*) filter (where state in ('waiting', 'sending'))::int as waiting,
             count(*) filter (where state = 'refused')::int as refused
        from deliveries where edition_number in (select number from newest where not is_summed) group by edition_number
      union all
      select edition_number, sum(audience)::int, sum(sent)::int, sum(waiting)::int, sum(refused)::int
        from delivery_sums where edition_number in (select number from newest where is_summed) group by edition_number),
    reported as (
      select edition_number,
             count(*) filter (where kind = 'hard_bounce')::int as hard,
             count(*) filter (where kind = 'soft_bounce')::int as soft,
             count(*) filter (where kind = 'policy_block')::int as ours,
             count(*) filter (where kind = 'complaint')::int as complaints
        from mail_events where edition_number in (select number from newest) group by edition_number)
    select number, subject, coalesce(audience, 0) as audience, coalesce(sent, 0) as sent,
           coalesce(waiting, 0) as waiting, coalesce(refused, 0) as refused, coalesce(hard, 0) as hard,
           coalesce(soft, 0) as soft, coalesce(ours, 0) as ours, coalesce(complaints, 0) as complaints
      from newest left join delivered on delivered.edition_number = number
           left join reported on reported.edition_number = number
     order by number desc`
}

/** One edition by receiving domain, the largest first. Erased readers, and small domains, are the last line. */
export async function sumByDomain(number: number): Promise<DomainLine[]> {
  const [edition] = await db().$queryRaw<{ isSummed: boolean }[]>`
    select ${isSummed} as "isSummed" from editions where number = ${number}`
  const delivered =
    edition?.isSummed === true
      ? Prisma.sql`select domain, audience, sent, waiting, refused from delivery_sums where edition_number = ${number}`
      : sumsByDomain(number)
  return db().$queryRaw<DomainLine[]>`
    with delivered as (${delivered}),
    ranked as (
      select *, case when domain <> '' and audience >= ${fewestReaders}
                      and row_number() over (order by domain = '', audience desc, domain) <= ${mostDomains}
                  then domain end as shown
        from delivered),
    reported as (
      select id, domain, kind, detail, at from mail_events where edition_number = ${number}),
    counted as (
      select shown, count(*) filter (where kind = 'hard_bounce')::int as hard,
             count(*) filter (where kind = 'soft_bounce')::int as soft,
             count(*) filter (where kind = 'policy_block')::int as ours,
             count(*) filter (where kind = 'complaint')::int as complaints,
             (array_agg(detail order by kind = 'policy_block' desc, at desc, id)
               filter (where kind in ('hard_bounce', 'soft_bounce', 'policy_block')))[1] as words
        from reported left join ranked on ranked.domain = reported.domain group by shown),
    summed as (
      select shown, sum(audience)::int as audience, sum(sent)::int as sent, sum(waiting)::int as waiting,
             sum(refused)::int as refused
        from ranked group by shown)
    select summed.shown as domain, audience, sent, waiting, refused, coalesce(hard, 0) as hard,
           coalesce(soft, 0) as soft, coalesce(ours, 0) as ours, coalesce(complaints, 0) as complaints,
           case when summed.shown is not null then words end as words
      from summed left join counted on counted.shown is not distinct from summed.shown
     order by summed.shown is null, audience desc, summed.shown`
}

export type OtherMailSums = { kind: string; hard: number; soft: number; ours: number; complaints: number }

/** Bounces and complaints of mails that are no edition, of the last 30 days. */
export async function sumOtherMail(now: Date): Promise<OtherMailSums[]> {
  const since = new Date(now.getTime() - 30 * 86_400_000)
  return db().$queryRaw<OtherMailSums[]>`
    select mail_kind as kind,
           count(*) filter (where kind = 'hard_bounce')::int as hard,
           count(*) filter (where kind = 'soft_bounce')::int as soft,
           count(*) filter (where kind = 'policy_block')::int as ours,
           count(*) filter (where kind = 'complaint')::int as complaints
      from mail_events where at > ${since} and mail_kind is not null
     group by mail_kind order by mail_kind`
}
