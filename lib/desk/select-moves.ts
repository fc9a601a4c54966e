import { Prisma } from '../db'

/** One payment by its key; a plain join would tempt the planner into reading all of them. */
const giftOf = Prisma.sql`
  lateral (select frequency, article_slug from payments where payment_intent_id = back.payment_intent_id limit 1) as paid`

/**
 * SQL of all money that moved from one instant to before another, one row each: at, currency, frequency and
 * article_slug of its gift, minor (negative for what went back). Back goes what was refunded, unless the refund
 * failed, and what a bank took after a dispute was lost, counted on the day it was opened. Each part is one range of
 * one index. The instants may be dates or SQL.
 */
export function selectMoves(from: Date | Prisma.Sql, until: Date | Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select paid_at as at, currency, frequency, article_slug, amount_minor as minor
      from payments where paid_at >= ${from} and paid_at < ${until}
    union all
    select refunded_at, back.currency, frequency, article_slug, -back.amount_minor
      from refunds as back, ${giftOf}
     where refunded_at >= ${from} and refunded_at < ${until} and status not in ('failed', 'canceled')
    union all
    select opened_at, back.currency, frequency, article_slug, -back.amount_minor
      from disputes as back, ${giftOf}
     where opened_at >= ${from} and opened_at < ${until} and status = 'lost'`
}
