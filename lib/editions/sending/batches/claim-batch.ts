import { randomUUID } from 'node:crypto'
import { mostHeldHours, probeMs } from '../../../bounces/holds/hold-rules'
import { db } from '../../../db'
import type { Language } from '../../../languages/rules'
import { leaseMs } from '../rules'

export type ClaimedReader = {
  subscriberId: string
  /** What the reader's links name. */
  link: string
  email: string
  attempts: number
  /** As of now: a reader who changed it since the approval gets the new one. */
  language: Language
  /** The number of this sending: 1 and up if a provider gave the mail back. */
  sending: number
  /** True for the one mail that tries whether a domain that was held takes our mail again. */
  isTrying: boolean
}

export type Batch = {
  number: number
  leaseId: string
  /** By this process's own clock, from before the claim, so that it never overestimates how long it holds them. */
  heldSince: number
  readers: ClaimedReader[]
  /** How many rows were looked at; readers who left in the meantime are not in `readers`. */
  taken: number
}

type ClaimedRow = {
  subscriber_id: string
  link: string
  email: string | null
  language: Language
  attempts: number
  returns: number
  state: string
  is_trying: boolean
}

/**
 * Claims up to `size` rows that are due and that nobody else is claiming, and commits them as *sending* under one lease
 * before any SMTP command. Readers who unsubscribed, paused or were suppressed since the audience was frozen are
 * recorded as that and left out. Rows of a domain that is held stay *waiting* until its pause is over; then one of them
 * tries. After three days they are refused, with the server's words.
 */
export async function claimBatch(
  { number, size }: { number: number; size: number },
  now: Date,
): Promise<Batch> {
  const [leaseId, heldSince] = [randomUUID(), performance.now()]
  const rows = await db().$queryRaw<ClaimedRow[]>`
    with due as (
      select delivery.subscriber_id, edition.due_on, edition.started_at
        from deliveries delivery join editions edition on edition.number = delivery.edition_number
       where delivery.edition_number = ${number} and delivery.state = 'waiting' and edition.state = 'sending'
         and (delivery.next_attempt_at is null or delivery.next_attempt_at <= clock_timestamp())
       order by delivery.next_attempt_at
       limit ${size}
         for update of delivery skip locked),
    judged as (
      select due.subscriber_id, due.started_at, subscriber.email, subscriber.language, coalesce(subscriber.link_id, due.subscriber_id) as link, split_part(subscriber.email, '@', 2) as domain,
             case when subscriber.id is null or subscriber.state <> 'confirmed' or subscriber.paused_until > due.due_on
                    then 'left'
                  when subscriber.suppressed_at is not null then 'suppressed'
                  else 'sending' end as verdict
        from due left join subscribers subscriber on subscriber.id = due.subscriber_id),
    trying as (
      update domain_holds set is_trying = true, until = clock_timestamp() + make_interval(secs => ${probeMs / 1000})
       where until <= clock_timestamp() and domain in (select domain from judged where verdict = 'sending')
      returning domain, until),
    ranked as (
      select judged.*, hold.domain is not null as is_held, hold.last_words,
             greatest(trying.until, hold.until, clock_timestamp() + interval '1 second') as until,
             trying.domain is not null
               and row_number() over (partition by judged.domain, judged.verdict order by judged.subscriber_id) = 1
               as is_first,
             greatest(hold.opened_at, judged.started_at)
               < clock_timestamp() - make_interval(hours => ${mostHeldHours}) as is_over
        from judged
        left join domain_holds hold on hold.domain = judged.domain and hold.until is not null
        left join trying on trying.domain = judged.domain),
    decided as (
      select subscriber_id, email, language, link, until, last_words,
             verdict = 'sending' and is_held and is_first as is_trying,
             (case when verdict <> 'sending' or not is_held or is_first then verdict
                   when is_over then 'refused' else 'waiting' end)::delivery_state as verdict
        from ranked)
    update deliveries delivery
       set state = decided.verdict,
           lease_id = case decided.verdict when 'sending' then ${leaseId}::uuid end,
           lease_until = case decided.verdict when 'sending'
                           then clock_timestamp() + make_interval(secs => ${leaseMs / 1000}) end,
           next_attempt_at = case decided.verdict when 'waiting' then decided.until else delivery.next_attempt_at end,
           last_error = case decided.verdict when 'refused' then decided.last_words else delivery.last_error end,
           outcome_at = case when decided.verdict in ('sending', 'waiting') then null else ${now}::timestamptz end
      from decided
     where delivery.edition_number = ${number} and delivery.subscriber_id = decided.subscriber_id
    returning delivery.subscriber_id, decided.link, decided.email, decided.language::text, delivery.attempts, delivery.returns, delivery.state::text, decided.is_trying`
  const readers = rows.flatMap(
    ({ subscriber_id, link, email, language, attempts, returns: sending, state, is_trying: isTrying }) =>
      state === 'sending' && email !== null
        ? [{ subscriberId: subscriber_id, link, email, language, attempts, sending, isTrying }]
        : [],
  )
  return { number, leaseId, heldSince, readers, taken: rows.length }
}
