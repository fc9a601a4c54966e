import { Gauge } from 'prom-client'
import { pool, sql } from '../db'
import { log } from '../log'
import { registry } from './metrics'

type Figure = { name: string; label: string | null; value: number }

const help: Record<string, string> = {
  support_queue_jobs: 'Jobs that wait or run, by task.',
  support_queue_oldest_seconds: 'How long the oldest due job has waited.',
  support_queue_failed_jobs: 'Jobs that used up their attempts.',
  support_mails: 'Mails of the outbox that we still keep, by state.',
  support_mails_oldest_seconds: 'How long the oldest due mail of the outbox has waited.',
  support_edition_deliveries: 'Deliveries of the editions that are being sent, by state.',
  support_stripe_events_waiting: 'Stripe events that are stored and not processed yet.',
  support_stripe_events_oldest_seconds: 'How long the oldest of them has waited.',
  support_quarantined_events: 'Stripe events that no row can store, and that wait for a person.',
  support_card_attempts_last_hour: 'Cards tried for a first payment in the last hour, by outcome.',
  support_card_guard_open: '1 while the card-testing guard asks everybody for a proof of work.',
  support_smtp_circuit_open: '1 while the mail server fails and the outbox waits.',
  support_worker_slots: 'Slots for jobs of all workers that had a heartbeat in the last minute.',
}

const gauges = new Map(
  Object.entries(help).map(([name, text]) => [
    name,
    new Gauge({ name, help: text, labelNames: ['of'] as const, registers: [registry] }),
  ]),
)
const isUp = new Gauge({
  name: 'support_database_up',
  help: '1 if the database answered when these figures were read.',
  registers: [registry],
})

/**
 * Reads the figures that all processes share, in one statement, when Prometheus asks a worker. Each worker shows the
 * same ones, so a query takes their `max`. If the database is away, only `support_database_up` says so.
 */
export async function readDatabaseFigures(now: Date): Promise<void> {
  for (const gauge of gauges.values()) gauge.reset()
  try {
    for (const { name, label, value } of await query(now)) {
      const gauge = gauges.get(name)
      if (gauge === undefined) throw new Error(`${name} is not one of the figures.`)
      if (label === null) gauge.set(value)
      else gauge.set({ of: label }, value)
    }
    isUp.set(1)
  } catch (error) {
    isUp.set(0)
    log.warn('metrics.database_unavailable', {
      reason: error instanceof Error ? error.message : String(error),
    })
  }
}

/** Ages by the clock that wrote them: the database's for jobs and mails, the product's for Stripe events. */
async function query(now: Date): Promise<Figure[]> {
  const { text, values } = sql`
    with job as (select task_identifier, attempts, max_attempts, run_at, locked_at from graphile_worker.jobs)
    select 'support_queue_jobs' as name, task_identifier as label, count(*)::float8 as value
      from job where attempts < max_attempts group by 2
    union all
    select 'support_queue_oldest_seconds', null,
           coalesce(extract(epoch from clock_timestamp() - min(run_at)), 0)::float8
      from job where attempts < max_attempts and locked_at is null and run_at <= clock_timestamp()
    union all
    select 'support_queue_failed_jobs', null, count(*)::float8 from job where attempts >= max_attempts
    union all
    select 'support_mails', state::text, count(*)::float8 from mails group by 2
    union all
    select 'support_mails_oldest_seconds', null,
           coalesce(extract(epoch from clock_timestamp() - min(next_attempt_at)), 0)::float8
      from mails where state = 'waiting' and next_attempt_at <= clock_timestamp()
    union all
    select 'support_edition_deliveries', delivery.state::text, count(*)::float8
      from deliveries delivery join editions on editions.number = delivery.edition_number
     where editions.state = 'sending' group by 2
    union all
    select 'support_stripe_events_waiting', null, count(*)::float8 from stripe_events where state = 'received'
    union all
    select 'support_stripe_events_oldest_seconds', null,
           coalesce(extract(epoch from ${now}::timestamptz - min(received_at)), 0)::float8
      from stripe_events where state = 'received'
    union all
    select 'support_quarantined_events', null, count(*)::float8 from quarantined_events
    union all
    select 'support_card_attempts_last_hour', outcome::text, count(*)::float8
      from card_attempts where at > ${now}::timestamptz - interval '1 hour' group by 2
    union all
    select 'support_card_guard_open', null, case when mode = 'open' then 1 when mode = 'closed' then 0 else opened end
      from (select (select count(*)::float8 from card_guards
                     where scope = 'all' and open_until > ${now}::timestamptz) as opened,
                   (select mode::text from card_guard_overrides
                     where until is null or until > ${now}::timestamptz) as mode) as guard
    union all
    select 'support_smtp_circuit_open', null,
           (select count(*)::float8 from outbox_breaker where open_until > clock_timestamp())
    union all
    select 'support_worker_slots', null, count(*)::float8
      from worker_heartbeats where heartbeat_at > clock_timestamp() - interval '1 minute'`
  return (await pool().query<Figure>(text, values)).rows
}
