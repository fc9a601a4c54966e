import type { World } from '../world'
import { signedPath } from './secrets'

type Reminder = { email: string; state: 'unconfirmed' | 'waiting' }

/** A reminder requested yesterday, due in three months. Returns its id. */
export async function seedReminder(world: World, { email, state }: Reminder): Promise<string> {
  const [row] = await world.query<{ id: string }>(
    `insert into reminders (id, email, due_on, frequency, amount_minor, currency, state, created_at, confirmed_at)
     values (gen_random_uuid(), $1, ($3::timestamptz + interval '3 months')::date, 'monthly', 500, 'usd', $2::reminder_state,
             $3::timestamptz - interval '1 day', case when $2 = 'waiting' then $3::timestamptz end)
     returning id`,
    [email, state, await world.now()],
  )
  if (row === undefined) throw new Error('No reminder was seeded')
  return row.id
}

export const confirmReminderLink = (id: string) =>
  signedPath('/remind-me/confirm', 'confirm-reminder', { subject: `${id}_1` })

export const cancelReminderLink = (id: string) =>
  signedPath('/remind-me/cancel', 'cancel-reminder', { subject: id })
