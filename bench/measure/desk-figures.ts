import { addMonths, dayOf, firstOfMonth } from '@/lib/days'
import { countDonations } from '@/lib/desk/donations/count-donations'
import { countReminded } from '@/lib/desk/figures/count-reminded'
import { countSubscribers } from '@/lib/desk/figures/count-subscribers'
import { listDonations } from '@/lib/desk/donations/list-donations'
import { listTroubles } from '@/lib/desk/list-troubles'
import { spreadRecurring } from '@/lib/desk/rules'
import { filterSchema } from '@/lib/desk/schema'
import { sumArticles } from '@/lib/desk/figures/sum-articles'
import { sumMonths } from '@/lib/desk/figures/sum-months'
import { sumRecurring } from '@/lib/desk/figures/sum-recurring'
import { sumThisMonth } from '@/lib/desk/figures/sum-this-month'
import { publication } from '@/lib/publication'

type Row = Record<string, string | number | null>

/** A figure of the desk, and the same figure in SQL, written without reading how the desk counts. */
export type Figure = {
  name: string
  ours: () => Promise<Row[]>
  /** Returns the same columns. `$1` is now, `$2` the site's time zone. It may be slow. */
  theirs: string
}

const months = 13

/** Months as the desk names them, with the first and last moment of each. */
const spans = `
  spans as (
    select to_char(begins, 'YYYY-MM-DD') as month, begins at time zone $2 as begins,
           least((begins + interval '1 month') at time zone $2, $1) as ends
      from generate_series(date_trunc('month', $1::timestamptz at time zone $2) - interval '24 months',
                           date_trunc('month', $1::timestamptz at time zone $2), interval '1 month') as begins
  )`

/** Every movement of money with its donation. */
const money = `
  money as (
    select p.paid_at as at, p.currency, p.amount_minor as minor, d.frequency::text, d.article_slug
      from donations d join payments p on p.donation_id = d.id
    union all
    select r.refunded_at, r.currency, -r.amount_minor, d.frequency::text, d.article_slug
      from donations d join payments p on p.donation_id = d.id join refunds r on r.payment_intent_id = p.payment_intent_id
     where r.status in ('pending', 'requires_action', 'succeeded')
    union all
    select x.opened_at, x.currency, -x.amount_minor, d.frequency::text, d.article_slug
      from donations d join payments p on p.donation_id = d.id join disputes x on x.payment_intent_id = p.payment_intent_id
     where x.status = 'lost'
  )`

/** Whether a subscriber was active at a moment: the last entry in the consent ledger was a yes. */
const activeAt = (moment: string) => `
  (select count(*)::int from (
     select distinct on (subscriber_id) kind from consent_events
      where kind in ('confirmed', 'imported', 'withdrawn') and at < ${moment} order by subscriber_id, at desc, id desc
   ) as last where kind <> 'withdrawn')`

/** All figures of Today and of the revenue page, and one of each list. */
export function listFigures(now: Date): Figure[] {
  return [
    ...subscriberFigures(now),
    ...moneyFigures(now),
    ...reminderFigures(now),
    ...listFiguresOfLists(now),
  ]
}

function subscriberFigures(now: Date): Figure[] {
  return [
    {
      name: 'active subscribers',
      ours: async () => [{ active: (await countSubscribers(months, now)).active }],
      theirs: `select ${activeAt('$1')} as active from (select $2::text) as zone`,
    },
    {
      name: 'active subscribers at the beginning of each month',
      ours: async () => (await countSubscribers(months, now)).past,
      theirs: `with ${spans} select month, ${activeAt('spans.begins')} as active from spans order by month desc limit ${months}`,
    },
    {
      name: 'subscribers of the last thirty days',
      ours: async () => {
        const { joined, left } = await countSubscribers(months, now)
        return [{ joined, left }]
      },
      theirs: `
        select count(*) filter (where kind in ('confirmed', 'imported'))::int as joined,
               count(*) filter (where kind = 'withdrawn' and subscriber_id in (select subscriber_id from consent_events where kind in ('confirmed', 'imported')))::int as left
          from consent_events, (select $2::text) as zone where at >= $1::timestamptz - interval '720 hours' and at < $1`,
    },
  ]
}

function moneyFigures(now: Date): Figure[] {
  const yearAgo = firstOfMonth(addMonths(dayOf(now), -11))
  return [
    {
      name: 'monthly recurring revenue',
      ours: async () => (await sumRecurring()).map((row) => ({ ...row })),
      theirs: `
        with halves as (
          select currency, state::text, is_paused, amount_minor * 12 as year_minor from donations where frequency = 'monthly'
          union all select currency, state::text, is_paused, amount_minor from donations where frequency = 'annual'
        )
        select currency, round(coalesce(sum(year_minor) filter (where not is_paused), 0) / 12.0)::int as monthly,
               round(coalesce(sum(year_minor) filter (where not is_paused and state = 'ending'), 0) / 12.0)::int as ending,
               round(coalesce(sum(year_minor) filter (where not is_paused and state = 'past_due'), 0) / 12.0)::int as "pastDue",
               count(*) filter (where not is_paused)::int as donations,
               round(coalesce(sum(year_minor) filter (where is_paused), 0) / 12.0)::int as paused
          from halves, (select $1::timestamptz, $2::text) as given
         where state not in ('pending', 'expired', 'paid', 'refunded', 'ended')
         group by currency`,
    },
    {
      name: 'this month beside the same days of the last',
      ours: async () => (await sumThisMonth(now)).map((row) => ({ ...row })),
      theirs: `
        with ${money}, days as (
          select date_trunc('month', $1::timestamptz at time zone $2) at time zone $2 as begins,
                 (date_trunc('month', $1::timestamptz at time zone $2) - interval '1 month') at time zone $2 as begins_before,
                 ($1::timestamptz at time zone $2 - interval '1 month') at time zone $2 as ends_before
        )
        select currency, coalesce(sum(minor) filter (where at >= begins and minor > 0), 0)::int as given,
               coalesce(-sum(minor) filter (where at >= begins and minor < 0), 0)::int as back,
               coalesce(sum(minor) filter (where at >= begins), 0)::int as net,
               count(*) filter (where at >= begins and minor > 0)::int as payments,
               coalesce(sum(minor) filter (where at < ends_before), 0)::int as "netBefore"
          from money, days
         where at < $1 and at >= begins_before and (at >= begins or at < ends_before)
         group by currency`,
    },
    {
      name: 'revenue by month, currency and frequency',
      ours: async () => (await sumMonths(25, now)).rows.map((row) => ({ ...row })),
      theirs: `
        with ${money}
        select to_char(date_trunc('month', at at time zone $2), 'YYYY-MM-DD') as month, currency, frequency, sum(minor)::int as minor
          from money
         where at < $1 and at >= (date_trunc('month', $1::timestamptz at time zone $2) - interval '24 months') at time zone $2
         group by 1, 2, 3`,
    },
    {
      name: 'recurring revenue as it was received, month by month',
      ours: async () => {
        const { months: all, rows } = await sumMonths(25, now)
        return publication.currencies.flatMap((currency) =>
          all
            .slice(-months)
            .map((month) => ({ currency, month, minor: spreadRecurring(rows, { month, currency }) })),
        )
      },
      theirs: `
        with ${spans}, ${money}
        select currency, month, round(
                 coalesce((select sum(minor) from money where money.currency = c.currency and frequency = 'monthly' and at >= begins and at < ends), 0)
                 + coalesce((select sum(minor) from money where money.currency = c.currency and frequency = 'annual' and at < ends
                     and at >= (begins at time zone $2 - interval '11 months') at time zone $2), 0) / 12.0)::int as minor
          from (select * from spans order by month desc limit ${months}) as spans,
               (values ${publication.currencies.map((currency) => `('${currency}')`).join(', ')}) as c (currency)`,
    },
    {
      name: 'revenue by article',
      ours: async () => {
        const from = new Date(`${yearAgo}T00:00:00Z`)
        return (await sumArticles(publication.currency, { from, until: now })).map((row) => ({ ...row }))
      },
      theirs: `
        with ${money}
        select money.article_slug as slug, articles.headline, count(*) filter (where minor > 0)::int as payments, sum(minor)::int as minor
          from money left join articles on articles.slug = money.article_slug, (select $2::text) as zone
         where currency = '${publication.currency}' and at < $1 and at >= '${yearAgo}T00:00:00Z'
         group by 1, 2`,
    },
  ]
}

function reminderFigures(now: Date): Figure[] {
  return [
    {
      name: 'reminders that became donations, month by month',
      ours: async () => (await countReminded(months, now)).months,
      theirs: `
        with ${spans}
        select month, (select count(*)::int from donations where paid_at >= begins and paid_at < ends
                          and (placement = 'reminder' or placement = 'calendar')) as donations
          from spans order by month desc limit ${months}`,
    },
    {
      name: 'reminders of the last thirty days',
      ours: async () => {
        const { mailed, donations, overtaken } = await countReminded(months, now)
        return [{ mailed, donations, overtaken }]
      },
      theirs: `
        select (select count(*)::int from reminders where state = 'sent' and closed_at >= lately and closed_at < $1) as mailed,
               (select count(*)::int from donations where placement in ('calendar', 'reminder') and paid_at >= lately and paid_at < $1) as donations,
               (select count(*)::int from reminders where state = 'fulfilled' and closed_at >= lately and closed_at < $1) as overtaken
          from (select $1::timestamptz - interval '720 hours' as lately, $2::text as zone) as since`,
    },
  ]
}

function listFiguresOfLists(now: Date): Figure[] {
  const filter = filterSchema.parse({
    frequency: 'monthly',
    currency: 'usd',
    least: '10',
    from: '2026-01-01',
  })
  const same = `frequency = 'monthly' and currency = 'usd' and amount_minor >= 1000 and paid_at is not null
    and created_at >= '2026-01-01'::timestamp at time zone $2 and created_at <= $1`
  return [
    {
      name: 'what waits for a person',
      ours: async () => {
        const { failedEvents, disputes, refusedMails } = await listTroubles(now)
        return [{ events: failedEvents.count, disputes: disputes.length, mails: refusedMails }]
      },
      theirs: `
        select (select count(*)::int from stripe_events where processed_at is null and last_error is not null) as events,
               (select count(*)::int from disputes where status like '%needs_response') as disputes,
               (select count(*)::int from mails where state = 'refused') as mails
          from (select $1::timestamptz, $2::text) as given`,
    },
    {
      name: 'how many donations a filter holds',
      ours: async () => [{ count: await countDonations(filter) }],
      theirs: `select count(*)::int as count from donations where ${same}`,
    },
    {
      name: 'what came of each donation on a page of the list',
      ours: async () => (await listDonations(filter)).donations.map(({ id, received }) => ({ id, received })),
      theirs: `
        select d.id::text, (
                 coalesce((select sum(amount_minor) from payments p where p.donation_id = d.id), 0)
                 - coalesce((select sum(r.amount_minor) from refunds r join payments p using (payment_intent_id)
                              where p.donation_id = d.id and r.status not in ('failed', 'canceled')), 0)
                 - coalesce((select sum(x.amount_minor) from disputes x join payments p using (payment_intent_id)
                              where p.donation_id = d.id and x.status = 'lost'), 0))::int as received
          from donations d where ${same}
         order by created_at desc, id desc limit 50`,
    },
  ]
}
