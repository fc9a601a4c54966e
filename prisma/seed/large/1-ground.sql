-- Reproducible randomness: a number in [0, 1) computed from a name.
create function pg_temp.chance(name text) returns float8 language sql immutable parallel safe as
$$ select ('x' || substr(md5(name), 1, 8))::bit(32)::bigint / 4294967296.0 $$;

-- Picks one of several at random; a choice that is listed twice is twice as likely.
create function pg_temp.pick(name text, choices anyarray) returns anyelement language sql immutable parallel safe as
$$ select choices[1 + floor(pg_temp.chance(name) * cardinality(choices))::int] $$;

-- A version 7 UUID for an instant, so that ids are in the order of time, as in production.
create function pg_temp.id_at(moment timestamptz, name text) returns uuid language sql immutable parallel safe as
$$ select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0')
           || '7' || substr(md5(name), 1, 3) || '8' || substr(md5(name), 4, 15))::uuid $$;

-- An id that looks like one of Stripe's and shows its origin.
create function pg_temp.stripe_id(prefix text, name text) returns text language sql immutable parallel safe as
$$ select prefix || '_large' || substr(md5(prefix || name), 1, 19) $$;

-- Two years of days, each with its cumulated share of the sign-ups and donations: more each month, fewer at weekends
-- and in summer, with an appeal at the end of the year and in May.
create temp table days as
with weighed as (
  select day, plan.until - (730 - day) * interval '1 day' as begins, season.growth * season.week * season.year as sign_ups,
         season.growth * season.week * season.year * season.appeal as donations
    from plan, generate_series(0, 729) as day,
         lateral (select plan.until - (730 - day) * interval '1 day' as at) as moment,
         lateral (
           select (1 + day / 730.0) as growth,
                  case when extract(isodow from at) > 5 then 0.7 else 1.0 end as week,
                  case when extract(month from at) in (7, 8) then 0.75 else 1.0 end as year,
                  case when extract(month from at) = 12 and extract(day from at) > 9 then 3.2
                       when extract(month from at) = 5 and extract(day from at) < 12 then 2.1 else 1.0 end as appeal
         ) as season
)
select day, begins,
       (sum(sign_ups) over upto - sign_ups) / sum(sign_ups) over () as sign_ups_before,
       case day when 729 then 1 else sum(sign_ups) over upto / sum(sign_ups) over () end as sign_ups_upto,
       (sum(donations) over upto - donations) / sum(donations) over () as donations_before,
       case day when 729 then 1 else sum(donations) over upto / sum(donations) over () end as donations_upto
  from weighed
window upto as (order by day);
