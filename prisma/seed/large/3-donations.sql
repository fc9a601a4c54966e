-- Recurring donations first: how long each one runs determines the number of payments, and single donations make up the
-- rest.
create temp table recurring as
select n, frequency, begun_at, every, renewals,
       begun_at + (renewals + 1) * every as would_end_at,
       begun_at + (renewals + 1) * every <= plan.until as is_over
  from plan, days,
       lateral (values ('monthly', interval '1 month', 0.077, 0.955), ('annual', interval '1 year', 0.042, 0.72))
               as kind (frequency, every, share, stays),
       generate_series(floor(donations_before * floor(share * payments))::int + 1, floor(donations_upto * floor(share * payments))::int) as n,
       lateral (select begins + pg_temp.chance(frequency || n) * interval '1 day' as begun_at) as begun,
       lateral (select floor(ln(1 - pg_temp.chance('life:' || frequency || n)) / ln(stays))::int as renewals) as life;

-- A charge of the last two weeks that the bank declined: the donation waits, and the payment is missing.
create temp table charges as
select recurring.*, k, begun_at + k * every as paid_at,
       k > 0 and begun_at + k * every > plan.until - interval '14 days' and pg_temp.chance('fails:' || frequency || n) < 0.05 as fails
  from plan, recurring, generate_series(0, renewals) as k
 where begun_at + k * every < plan.until;

create temp table given as
with
counted as (select payments - (select count(*) from charges where not fails) as single, payments from plan),
sorts as (
  select frequency, n, begun_at from recurring
  union all
  select frequency, n, begins + pg_temp.chance(frequency || n) * interval '1 day'
    from counted, days,
         lateral (values ('once', single), ('unpaid', payments / 4)) as kind (frequency, number),
         generate_series(floor(donations_before * number)::int + 1, floor(donations_upto * number)::int) as n
),
donors as (
  -- One in eight single donations comes from a regular donor; others donate more than once.
  select sorts.*, frequency || ':' || n as name,
         case when frequency = 'once' and pg_temp.chance('regular:' || n) < 0.12
              then 'monthly:' || (1 + floor(pg_temp.chance('which:' || n) * 0.077 * payments))
              when frequency = 'once' then 'once:' || floor(pg_temp.chance('donor:' || n) * single * 0.7)
              else frequency || ':' || n end as donor
    from sorts, counted
)
select donors.*,
       pg_temp.id_at(begun_at - interval '2 minutes', 'donation:' || name) as id,
       case when frequency = 'unpaid' then pg_temp.pick('sort:' || n, array['once', 'once', 'monthly', 'monthly', 'annual']) else frequency end as rhythm,
       pg_temp.pick('currency:' || donor, array['usd', 'usd', 'usd', 'usd', 'usd', 'usd', 'eur', 'eur', 'eur', 'gbp']) as currency,
       case when pg_temp.chance('reader:' || donor) < 0.6
            then 'reader-' || lpad((1 + floor(pg_temp.chance('of:' || donor) * plan.subscribers))::text, 6, '0') || '@example.org'
            else 'donor-' || replace(donor, ':', '-') || '@example.net' end as email,
       case when frequency = 'monthly' then pg_temp.pick('amount:' || name, array[200, 500, 500, 500, 1000, 1000, 1000, 1000, 2500, 1500])
            when frequency = 'annual' then pg_temp.pick('amount:' || name, array[2500, 5000, 5000, 5000, 10000, 10000, 25000, 6000])
            when pg_temp.chance('large:' || name) < 0.004 then pg_temp.pick('amount:' || name, array[50000, 100000, 250000, 500000])
            else pg_temp.pick('amount:' || name, array[1000, 1000, 2500, 2500, 2500, 5000, 5000, 10000, 500, 2000, 3550, 1250]) end as amount_minor,
       case when pg_temp.chance('from article:' || name) < 0.55 then (select array_agg(slug order by published_at desc, slug) from articles) end as slugs,
       case when extract(month from begun_at) = 12 and pg_temp.chance('campaign:' || name) < 0.6 then 'year-end-' || extract(year from begun_at)
            when extract(month from begun_at) = 5 and pg_temp.chance('campaign:' || name) < 0.5 then 'spring-' || extract(year from begun_at)
            when pg_temp.chance('campaign:' || name) < 0.06 then 'newsletter' end as campaign
  from donors, plan;

insert into donations (id, frequency, amount_minor, currency, state, article_slug, placement, campaign, donor_email,
                       stripe_customer_id, stripe_subscription_id, next_charge_at, ends_at, is_paused, resumes_at,
                       created_at, paid_at)
select given.id, rhythm::frequency, amount_minor, currency,
       (case when given.frequency = 'unpaid' then case when given.begun_at < plan.until - interval '1 day' then 'expired' else 'pending' end
             when given.frequency = 'once' then 'paid' when is_over then 'ended'
             when failed.n is not null then 'past_due'
             when is_ending then 'ending' else 'active' end)::donation_state,
       -- The newest articles bring in most.
       slugs[1 + floor(pg_temp.chance('article:' || name) ^ 2 * cardinality(slugs))::int],
       case when slugs is not null then 'article'
            else pg_temp.pick('placement:' || name, array['donate-page', 'header', 'front-page', 'newsletter', 'newsletter', 'footer', 'reminder']) end,
       campaign, case when given.frequency <> 'unpaid' then email end,
       case when recurring.n is not null then pg_temp.stripe_id('cus', donor) end,
       case when recurring.n is not null then pg_temp.stripe_id('sub', name) end,
       case when not is_over and not is_ending then next_at end,
       case when is_over and pg_temp.chance('says so:' || name) < 0.8 then would_end_at when not is_over and is_ending then next_at end,
       is_paused, case when is_paused then next_at + interval '2 months' end,
       given.begun_at - interval '2 minutes', case when given.frequency <> 'unpaid' then given.begun_at end
  from plan, given
  left join recurring on recurring.frequency = given.frequency and recurring.n = given.n
  left join (select frequency, n from charges where fails) as failed
         on failed.frequency = given.frequency and failed.n = given.n
  left join (select frequency, n, max(paid_at + every) as next_at from charges group by 1, 2) as last
         on last.frequency = given.frequency and last.n = given.n,
       lateral (select failed.n is null and pg_temp.chance('ending:' || name) < 0.025 as is_ending) as wish,
       lateral (select not is_ending and not is_over and failed.n is null and given.frequency = 'monthly'
                       and pg_temp.chance('pause:' || name) < 0.012 as is_paused) as rest;

-- The donors' requested changes: active pauses, and endings with their reasons.
insert into donation_changes (id, donation_id, number, kind, state, months, at, reason, asked_at, closed_at)
select pg_temp.id_at(asked_at, 'change:' || id), id, 1, (case when is_paused then 'pause' else 'end' end)::donation_change_kind, 'done',
       case when is_paused then 2 end, resumes_at,
       case when not is_paused then pg_temp.pick('why:' || id, array['too_much', 'too_much', 'changed', 'elsewhere', 'only_once', null]) end,
       asked_at, asked_at + interval '2 seconds'
  from plan, donations,
       lateral (select greatest(paid_at, least(plan.until, coalesce(ends_at, next_charge_at)) - interval '10 days') as asked_at) as asked
 where id in (select id from given) and (is_paused or state in ('ending', 'ended') and ends_at is not null);
