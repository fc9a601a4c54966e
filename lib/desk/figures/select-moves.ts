import { Prisma } from '../../db'

/** One payment by its key; with a plain join, the planner might read all payments. */
const donationOf = Prisma.sql`
  lateral (select frequency, article_slug from payments where payment_intent_id = back.payment_intent_id limit 1) as paid`

/**
 * SQL for all money that moved in a period, one row each: at, currency, frequency and article_slug of its donation,
 * minor (negative for money returned). Money returned is a refund that did not fail, or a lost dispute, counted on the
 * day it was opened. Each part is one range of one index. `from` and `until` (exclusive) may be dates or SQL.
 */
export function selectMoves(from: Date | Prisma.Sql, until: Date | Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select paid_at as at, currency, frequency, article_slug, amount_minor as minor
      from payments where paid_at >= ${from} and paid_at < ${until}
    union all
    select refunded_at, back.currency, frequency, article_slug, -back.amount_minor
      from refunds as back, ${donationOf}
     where refunded_at >= ${from} and refunded_at < ${until} and status not in ('failed', 'canceled')
    union all
    select opened_at, back.currency, frequency, article_slug, -back.amount_minor
      from disputes as back, ${donationOf}
     where opened_at >= ${from} and opened_at < ${until} and status = 'lost'`
}
