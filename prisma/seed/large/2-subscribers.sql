-- What each subscriber did and when: one in six leaves, and a few of those return. Some of the newest have not
-- confirmed yet (older ones would have been deleted). One in twenty was imported. Of those who stayed, some have paused
-- and some have bounced.
create temp table lives as
select n, pg_temp.id_at(asked_at, 'subscriber:' || n) as id, 'reader-' || lpad(n::text, 6, '0') || '@example.org' as email,
       asked_at, confirmed_at, withdrawn_at,
       case when comes_back then withdrawn_at + interval '9 days' end as asked_again_at,
       case when comes_back then withdrawn_at + interval '9 days 7 minutes' end as confirmed_again_at,
       confirmed_at is not null and pg_temp.chance('brought:' || n) < 0.05 as is_brought,
       case when withdrawn_at is null and confirmed_at is not null and pg_temp.chance('pauses:' || n) < 0.02
            then (plan.until + pg_temp.chance('quiet:' || n) * interval '60 days' - interval '10 days')::date end as paused_until,
       case when withdrawn_at is null and pg_temp.chance('bounces:' || n) < 0.012
            then confirmed_at + pg_temp.chance('lasts:' || n) * (plan.until - confirmed_at) end as suppressed_at
  from plan, days,
       generate_series(floor(sign_ups_before * plan.subscribers)::int + 1, floor(sign_ups_upto * plan.subscribers)::int) as n,
       lateral (select begins + pg_temp.chance('asked:' || n) * interval '1 day' as asked_at) as asked,
       lateral (select case when asked_at + interval '2 hours' < plan.until
                             and not (asked_at > plan.until - interval '30 days' and pg_temp.chance('forgets:' || n) < 0.25)
                            then asked_at + pg_temp.chance('confirms:' || n) * interval '2 hours' end as confirmed_at) as confirmed,
       lateral (select case when pg_temp.chance('leaves:' || n) < 0.16
                            then confirmed_at + pg_temp.chance('stays:' || n) ^ 2 * (plan.until - confirmed_at) end as withdrawn_at) as withdrawn,
       lateral (select withdrawn_at < plan.until - interval '10 days' and pg_temp.chance('returns:' || n) < 0.06 as comes_back) as returned;

insert into subscribers (id, email, state, request, withdrawn_request, requested_at, confirmed_at, unsubscribed_at,
                         paused_until, suppressed_at, suppressed_reason)
select id, email,
       (case when confirmed_at is null then 'unconfirmed'
             when withdrawn_at is not null and asked_again_at is null then 'unsubscribed' else 'confirmed' end)::subscriber_state,
       case when asked_again_at is null then 1 else 2 end, case when withdrawn_at is null then 0 else 1 end,
       coalesce(asked_again_at, asked_at), coalesce(confirmed_again_at, confirmed_at),
       case when asked_again_at is null then withdrawn_at end,
       paused_until, suppressed_at, case when suppressed_at is not null then 'bounce' end
  from lives;

insert into consent_events (subscriber_id, request, kind, wording, wording_version, policy_version, page, source, ip_prefix, at)
select id, request, kind::consent_kind, case kind when 'asked' then wording end, case kind when 'asked' then wording_version end,
       case kind when 'asked' then policy_version end, case when kind not in ('mailed', 'imported', 'suppressed') then page end,
       case kind when 'imported' then 'The reader evening in ' || pg_temp.pick('city:' || n, array['Riga', 'Berlin', 'Tbilisi']) end,
       case when kind not in ('mailed', 'imported', 'suppressed') then ip_prefix end, at
  from plan, lives,
       lateral (values (1, 'asked', case when not is_brought then asked_at end),
                       (1, 'mailed', case when not is_brought then asked_at + interval '5 seconds' end),
                       (1, case when is_brought then 'imported' else 'confirmed' end, confirmed_at), (1, 'suppressed', suppressed_at),
                       (1, 'withdrawn', withdrawn_at), (2, 'asked', asked_again_at),
                       (2, 'mailed', asked_again_at + interval '5 seconds'), (2, 'confirmed', confirmed_again_at))
               as event (request, kind, at),
       lateral (select pg_temp.pick('page:' || n, array['/', '/newsletter', '/articles/lake-baikal']) as page,
                       '192.0.2.0/24' as ip_prefix) as place
 where event.at is not null
 order by event.at;
