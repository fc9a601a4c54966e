import { randomUUID } from 'node:crypto'
import type { World } from '../world'

type Seeded = 'asked' | 'running' | 'done'

/** Something that staff do to all who match, in one of its states. Returns its id. */
export async function seedSelection(world: World, state: Seeded): Promise<string> {
  const [id, now] = [randomUUID(), await world.now()]
  const progress = { asked: [0, 0], running: [4_000, 3_950], done: [12_345, 12_301] }[state]
  await world.query(
    `insert into selections (id, staff_id, what, reason, filter, state, members, looked_at, changed, asked_at, started_at,
                             finished_at, moved_at)
     values ($1, gen_random_uuid(), 'unsubscribe', 'The fair of 2019 had no consent', '{"tag":"fair-2019"}', $2, 12345, $3, $4,
             $5, $6, $7, clock_timestamp())`,
    [id, state, ...progress, now, state === 'asked' ? null : now, state === 'done' ? now : null],
  )
  return id
}

/** So many confirmed subscribers with a tag. */
export async function seedTagged(world: World, tag: string, count: number): Promise<void> {
  await world.query(
    `insert into subscribers (id, email, state, requested_at, tags)
     select gen_random_uuid(), $1 || '-' || number || '@example.org', 'confirmed', $2, array[$1]
       from generate_series(1, $3::int) as number`,
    [tag, await world.now(), count],
  )
}
