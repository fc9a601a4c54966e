-- Waiting reminders, and those of the last weeks that are over; older ones are deleted in production too.
insert into reminders (id, email, due_on, frequency, amount_minor, currency, state, created_at, confirmed_at, sent_at, closed_at)
select pg_temp.id_at(created_at, 'reminder:' || n), 'reader-' || lpad((1 + (n * 37) % plan.subscribers)::text, 6, '0') || '@example.org',
       due_on, pg_temp.pick('rhythm:' || n, array['once', 'monthly', 'monthly', 'annual'])::frequency,
       pg_temp.pick('sum:' || n, array[1000, 2500, 500, null]), 'usd', state::reminder_state, created_at, created_at + interval '1 hour',
       case state when 'sent' then closed_at end, closed_at
  from plan, generate_series(1, plan.payments / 15) as n,
       lateral (select case when n % 4 <> 0 then 'waiting'
                            else pg_temp.pick('over:' || n, array['sent', 'sent', 'sent', 'fulfilled', 'cancelled']) end as state,
                       plan.until - interval '31 days' - pg_temp.chance('set:' || n) * interval '120 days' as created_at) as made,
       lateral (select case when state <> 'waiting' then plan.until - pg_temp.chance('closed:' || n) * interval '29 days' end as closed_at) as over,
       lateral (select case when state = 'waiting' then (plan.until + interval '2 days' + pg_temp.chance('due:' || n) * interval '500 days')::date
                            else closed_at::date end as due_on) as due
on conflict (email, due_on) do nothing;

-- The outbox of the last month; its mails are emptied once they were sent.
insert into mails (id, unique_key, kind, to_address, subject, html, text, headers, state, attempts, created_at, next_attempt_at, sent_at)
select pg_temp.id_at(at, key), key, kind, address, subject, '', '', '{}', 'sent', 1, at, at, at + interval '2 seconds'
  from plan, (
    select 'receipt:' || payment_intent_id as key, 'receipt' as kind, donor_email as address, 'Thank you for your donation' as subject, payments.paid_at as at
      from payments join donations on donations.id = donation_id where payment_intent_id like 'pi_large%'
    union all
    select 'refund:' || refunds.id, 'refund', donor_email, 'We have given back your donation', notified_at
      from refunds join payments using (payment_intent_id) join donations on donations.id = donation_id where refunds.id like 're_large%'
    union all
    select 'confirm-subscription:' || id || '_1', 'confirm-subscription', email, 'Please confirm your subscription', asked_at from lives
    union all
    select 'welcome:' || id || ':1', 'welcome', email, 'Welcome', confirmed_at from lives where confirmed_at is not null
  ) as mail
 where at > plan.until - interval '30 days' and at < plan.until;

-- An event for each payment, processed and emptied; nine of the last two days failed.
insert into stripe_events (id, type, object_id, payload, state, received_at, processed_at, attempts)
select pg_temp.stripe_id('evt', payment_intent_id), 'payment_intent.succeeded', payment_intent_id, '{}', 'done',
       paid_at + interval '2 seconds', paid_at + interval '3 seconds', 0
  from payments where payment_intent_id like 'pi_large%';

insert into stripe_events (id, type, object_id, payload, state, received_at, attempts, last_error)
select pg_temp.stripe_id('evt', 'failed:' || n), pg_temp.pick('type:' || n, array['invoice.paid', 'charge.refunded', 'customer.subscription.updated']),
       pg_temp.stripe_id('in', 'failed:' || n), '{"data": {"object": {}}}', 'received',
       plan.until - n * interval '5 hours', 3 + n, 'StripeConnectionError: An error occurred with our connection to Stripe.'
  from plan, generate_series(1, 9) as n;
