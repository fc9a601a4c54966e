import { db, Prisma } from '../../db'
import { formatPlain } from '../../money'
import type { Filter } from '../schema'
import { selectMatching } from './select-matching'
import { byteOrderMark, writeRow } from '../write-row'

const batchSize = 1_000

const columns = [
  'donation',
  'begun_at',
  'state',
  'frequency',
  'amount',
  'currency',
  'donor',
  'article',
  'placement',
  'campaign',
  'payment',
  'paid_at',
  'paid',
  'given_back',
  'fee',
  'fee_currency',
  'reference',
]

type ExportRow = {
  id: string
  created_at: Date
  state: string
  frequency: string
  amount_minor: number
  currency: string
  donor_email: string | null
  article_slug: string | null
  placement: string
  campaign: string | null
  payment_intent_id: string | null
  paid_at: Date | null
  paid_minor: number | null
  back_minor: number | null
  fee_minor: number | null
  fee_currency: string | null
}

/**
 * The donations of a filter as a CSV file: a row for each payment, and one for each donation without a payment, oldest
 * first, in chunks of a thousand donations. A chunk is read only once the last one was consumed, and nothing is held
 * open between them, so a stalled reader holds neither memory nor a connection. Leaves out donations that start after
 * `now`.
 */
export async function* exportDonations(filter: Filter, now: Date): AsyncGenerator<string> {
  yield byteOrderMark + writeRow(columns)
  let place: { createdAt: Date; id: string } | null = null
  for (;;) {
    const rows: ExportRow[] = await readBatch(filter, { place, now })
    if (rows.length > 0) yield rows.map(writeDonation).join('')
    const last = rows.at(-1)
    if (last === undefined) return
    place = { createdAt: last.created_at, id: last.id }
  }
}

function readBatch(
  filter: Filter,
  { place, now }: { place: { createdAt: Date; id: string } | null; now: Date },
): Promise<ExportRow[]> {
  const from =
    place === null
      ? Prisma.sql`true`
      : Prisma.sql`(donation.created_at, donation.id) > (${place.createdAt}, ${place.id}::uuid)`
  return db().$queryRaw`
    select donation.*, payment.payment_intent_id, payment.paid_at, payment.amount_minor as paid_minor,
           back.minor as back_minor, payment.fee_minor, payment.fee_currency
      from (
        select id, created_at, state::text, frequency::text, amount_minor, currency, donor_email, article_slug, placement, campaign
          from donations as donation
         where ${selectMatching(filter)} and donation.created_at <= ${now} and ${from}
         order by donation.created_at, donation.id
         limit ${batchSize}
      ) as donation
      left join lateral (select * from payments where donation_id = donation.id offset 0) as payment on true
      left join lateral (
        select sum(amount_minor)::int as minor from refunds
         where payment_intent_id = payment.payment_intent_id and status not in ('failed', 'canceled')
      ) as back on true
     order by donation.created_at, donation.id, payment.paid_at`
}

function writeDonation(row: ExportRow): string {
  const plain = (minor: number | null, currency: string) =>
    minor === null ? null : Number(formatPlain({ minor, currency }))
  const { currency } = row
  const isPaid = row.payment_intent_id !== null
  return writeRow([
    row.id,
    row.created_at,
    row.state,
    row.frequency,
    plain(row.amount_minor, currency),
    currency.toUpperCase(),
    row.donor_email,
    row.article_slug,
    row.placement,
    row.campaign,
    row.payment_intent_id,
    row.paid_at,
    plain(row.paid_minor, currency),
    isPaid ? plain(row.back_minor ?? 0, currency) : null,
    plain(row.fee_minor, row.fee_currency ?? currency),
    row.fee_currency?.toUpperCase() ?? null,
    row.payment_intent_id?.slice(-8) ?? null,
  ])
}
