import type { Pool } from 'pg'

/**
 * Fills an empty ledger with five years of donations, up to that many payments, in the proportions of a newspaper:
 * nineteen of twenty payments are monthly, and half of all Checkouts were never paid. It adds four events for each
 * payment (their content is deleted after a month), receipts of the last month, and a refund for one payment in a
 * hundred. Everything is settled, so nothing falls due while a bench runs. Ids grow with time, as Stripe's do.
 */
export async function fillLedger(pool: Pool, payments: number): Promise<void> {
  const client = await pool.connect()
  try {
    // After a power cut the bench can simply run again.
    await client.query('set synchronous_commit = off')
    await client.query(donationsSql, [Math.ceil(payments / 12)])
    const { rowCount } = await client.query(paymentsSql, [payments])
    if (rowCount !== payments) throw new Error(`${rowCount} payments were made and not ${payments}`)
    for (const sql of [eventsSql, mailsSql, refundsSql]) await client.query(sql)
    await client.query('set synchronous_commit = on')
    await client.query('vacuum analyze')
    // Writes everything to disk now, so that this does not happen during a measurement.
    await client.query('checkpoint')
  } finally {
    client.release()
  }
}

// Of twenty donations ten are once, one is annual, nine are monthly. The same number again were never paid.
const donationsSql = `
  insert into donations (id, frequency, amount_minor, currency, state, placement, donor_email, checkout_session_id,
                         stripe_customer_id, stripe_subscription_id, next_charge_at, created_at, paid_at, syncs)
  select gen_random_uuid(), kind::frequency, 500 + 100 * (i % 50), 'usd', state::donation_state, 'article',
         case when state <> 'expired' then 'donor-' || i || '@example.org' end,
         'cs_old_' || i,
         case when kind <> 'once' then 'cus_old_' || i end,
         case when kind <> 'once' and state <> 'expired' then 'sub_old_' || i end,
         case when state = 'active'
              then now() + make_interval(days => 10 + i % case kind when 'annual' then 350 else 20 end) end,
         begun, case when state <> 'expired' then begun end, 4
    from (select i, kind, now() - interval '1 hour' - interval '5 years' * ((i * 7919::bigint) % $1) / $1 as begun,
                 case when i > $1 then 'expired' when kind = 'once' then 'paid'
                      when i % 5 = 3 then 'ended' else 'active' end as state
            from (select i, case when i % 2 = 0 then 'once' when i % 20 = 1 then 'annual' else 'monthly' end as kind
                    from generate_series(1, 2 * $1::int) i) kinds) donations
   order by begun`

// A monthly donation is paid every thirty days until now, or half as long if it ended. The newest ones are kept.
const paymentsSql = `
  insert into payments (payment_intent_id, donation_id, invoice_id, charge_id, amount_minor, currency, paid_at,
                        fee_minor, fee_currency)
  select 'pi_' || mark, id, case when frequency <> 'once' then 'in_' || mark end, 'ch_' || mark, amount_minor,
         currency, at, 30 + amount_minor * 29 / 1000, currency
    from (select d.id, frequency, amount_minor, currency, at,
                 to_hex(extract(epoch from at)::bigint) || substr(md5(d.id::text || month), 1, 16) as mark
            from donations d
           cross join lateral (select floor(extract(epoch from now() - paid_at) / 2592000)::int as months) age
           cross join lateral generate_series(0, case when frequency <> 'monthly' then 0
                                                      when state = 'ended' then months / 2 else months end) month
           cross join lateral (select paid_at + make_interval(days => 30 * month) as at) moment
           where state <> 'expired'
           order by at desc
           limit $1) payment
   order by at`

const eventsSql = `
  insert into stripe_events (id, type, object_id, payload, state, received_at, processed_at)
  select 'evt_' || substr(payment_intent_id, 4) || place, type, payment_intent_id,
         case when paid_at < now() - interval '30 days' then '{}'::jsonb
              else jsonb_build_object('data', (select jsonb_object_agg(md5(n || payment_intent_id), md5(payment_intent_id || n))
                                                 from generate_series(1, 25) n)) end,
         'done', paid_at, paid_at
    from payments
   cross join (values (1, 'payment_intent.succeeded'), (2, 'invoice.paid'),
                      (3, 'customer.subscription.updated'), (4, 'charge.updated')) told (place, type)
   order by paid_at`

const mailsSql = `
  insert into mails (id, unique_key, kind, to_address, subject, html, text, headers, state, attempts, created_at,
                     next_attempt_at, sent_at)
  select gen_random_uuid(), 'receipt:' || payment_intent_id, 'receipt', donor_email, 'Thank you', '', '', '{}',
         'sent', 1, p.paid_at, p.paid_at, p.paid_at
    from payments p join donations d on d.id = p.donation_id
   where p.paid_at > now() - interval '29 days'`

const refundsSql = `
  insert into refunds (id, payment_intent_id, amount_minor, currency, status, refunded_at, notified_at)
  select 're_' || substr(payment_intent_id, 4), payment_intent_id, amount_minor, currency, 'succeeded', paid_at, paid_at
    from payments
   where get_byte(decode(md5(payment_intent_id), 'hex'), 0) < 3`
