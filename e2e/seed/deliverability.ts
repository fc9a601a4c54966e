import type { World } from '../world'

/** An edition with readers at three providers: one refuses it because of us, one has bounces, one has no problem. */
export async function seedDeliverability(world: World, number: number): Promise<void> {
  await world.query(
    `insert into subscribers (id, email, state, requested_at, confirmed_at)
     select gen_random_uuid(), 'delivered-' || $1::int || '-' || domain || '-' || n || '@' || domain, 'confirmed', now(), now()
       from (values ('large-provider.example', 40), ('blocking.example', 12), ('small.example', 6)) as d (domain, size),
            generate_series(1, size) as n on conflict do nothing`,
    [number],
  )
  await world.query(
    `insert into deliveries (edition_number, subscriber_id, state, next_attempt_at, outcome_at)
     select $1::int, id,
            case when email like '%@blocking.example' then 'waiting' when email like '%-1@large%' then 'refused' else 'sent' end::delivery_state,
            case when email like '%@blocking.example' then clock_timestamp() + interval '1 day' end,
            case when email not like '%@blocking.example' then now() end
       from subscribers where email like 'delivered-' || $1 || '-%'`,
    [number],
  )
  await world.query('update editions set audience = 58 where number = $1', [number])
  await world.query(
    `insert into mail_events (id, kind, edition_number, domain, detail, at)
     select 'seed:' || $1::int || ':' || n, kind::mail_event_kind, $1::int, domain, words, now()
       from (values (1, 'hard_bounce', 'large-provider.example', '550 5.1.1 <(address)>: User unknown'),
                    (2, 'soft_bounce', 'large-provider.example', '452 4.2.2 over quota'),
                    (3, 'complaint', 'large-provider.example', 'feedback-type: abuse'),
                    (4, 'policy_block', 'blocking.example', '550 5.7.1 Client host blocked using zen.spamhaus.org'),
                    (5, 'policy_block', 'blocking.example', '550 5.7.1 Client host blocked using zen.spamhaus.org'))
            as event (n, kind, domain, words) on conflict do nothing`,
    [number],
  )
  await world.query(
    `insert into mail_events (id, kind, mail_kind, domain, at)
     values ('seed:receipt:' || $1::int, 'hard_bounce', 'receipt', 'large-provider.example', now()) on conflict do nothing`,
    [number],
  )
  await world.query(
    `insert into domain_holds (domain, refusals, last_at, opened_at, until, last_words)
     values ('blocking.example', 6, clock_timestamp(), clock_timestamp(), clock_timestamp() + interval '4 minutes',
             '550 5.7.1 Client host blocked using zen.spamhaus.org')
     on conflict (domain) do update
        set refusals = 6, opened_at = excluded.opened_at, until = excluded.until, last_words = excluded.last_words`,
  )
  await world.query(
    `insert into unreadable_mail_events (digest, provider, reason, content, received_at)
     values ('seed-' || $1::int, 'generic', 'type: “exploded” is not one of ours', '{"id":"7","type":"exploded","email":"(address)"}', now()) on conflict do nothing`,
    [number],
  )
}
