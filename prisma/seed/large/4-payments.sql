insert into payments (payment_intent_id, donation_id, invoice_id, charge_id, amount_minor, currency, paid_at, fee_minor, fee_currency)
select pg_temp.stripe_id('pi', name), id, invoice, pg_temp.stripe_id('ch', name), amount_minor, currency, paid_at,
       case when paid_at < plan.until - interval '1 hour' then round(amount_minor * 0.029) + 30 end,
       case when paid_at < plan.until - interval '1 hour' then currency end
  from plan, (
    select id, given.name, null as invoice, amount_minor, currency, begun_at as paid_at from given where frequency = 'once'
    union all
    select id, given.name || ':' || k, pg_temp.stripe_id('in', given.name || ':' || k), amount_minor, currency, paid_at
      from charges join given using (frequency, n) where not fails
  ) as paid
 order by paid_at;

-- Three in two hundred are refunded, a third of those in part; a few refunds fail. None is pending: the hourly
-- reconciliation would ask Stripe about it, and Stripe does not know these.
insert into refunds (id, payment_intent_id, amount_minor, currency, status, refunded_at, notified_at)
select pg_temp.stripe_id('re', payment_intent_id), payment_intent_id,
       case when pg_temp.chance('in part:' || payment_intent_id) < 0.33 then amount_minor / 2 else amount_minor end, currency,
       case when pg_temp.chance('status:' || payment_intent_id) < 0.04 then 'failed' else 'succeeded' end,
       refunded_at, refunded_at + interval '1 minute'
  from plan, payments,
       lateral (select least(paid_at + pg_temp.chance('given back:' || payment_intent_id) * interval '20 days',
                             plan.until - interval '1 hour') as refunded_at) as given
 where payment_intent_id like 'pi_large%' and paid_at < plan.until - interval '1 day'
   and pg_temp.chance('refund:' || payment_intent_id) < 0.015;

update donations set state = 'refunded'
  from payments join refunds using (payment_intent_id)
 where payments.donation_id = donations.id and donations.state = 'paid'
   and refunds.amount_minor = payments.amount_minor and refunds.status <> 'failed'
   and payment_intent_id like 'pi_large%';

insert into disputes (id, payment_intent_id, amount_minor, currency, status, reason, opened_at, answer_by)
select pg_temp.stripe_id('dp', payment_intent_id), payment_intent_id, amount_minor, currency,
       case when opened_at > plan.until - interval '12 days' then 'needs_response'
            when opened_at > plan.until - interval '60 days' then 'under_review'
            when pg_temp.chance('bank:' || payment_intent_id) < 0.6 then 'lost' else 'won' end,
       pg_temp.pick('reason:' || payment_intent_id, array['fraudulent', 'fraudulent', 'unrecognized', 'duplicate']),
       opened_at, opened_at + interval '16 days'
  from plan, payments,
       lateral (select paid_at + pg_temp.chance('disputed:' || payment_intent_id) * interval '40 days' as opened_at) as opened
 where payment_intent_id like 'pi_large%' and opened_at < plan.until
   and pg_temp.chance('dispute:' || payment_intent_id) < 0.002
   and not exists (select from refunds where refunds.payment_intent_id = payments.payment_intent_id);
