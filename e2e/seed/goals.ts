import type { World } from '../world'

/** A goal that has begun and runs for a month. Until the worker counts again, within a minute, 83 % of it were given. */
export async function seedGoal(world: World): Promise<void> {
  await world.query('delete from goals')
  await world.query(
    `insert into goals (id, name, currency, amount_minor, starts_on, ends_on, set_at, shown_percent)
     values (gen_random_uuid(), 'Winter appeal', 'usd', 5000000, $1::date - 3, $1::date + 30, $1, 83)`,
    [await world.now()],
  )
}

/** The next pages of this stack have none. */
export async function removeSeededGoals(world: World): Promise<void> {
  await world.query('delete from goals')
}
