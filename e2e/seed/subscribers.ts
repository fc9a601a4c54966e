import type { World } from '../world'
import { signedPath } from './secrets'

export type SeededSubscriber = { id: string; email: string }

type Standing = {
  state: 'unconfirmed' | 'confirmed' | 'unsubscribed'
  /** Weeks from now until a pause ends. */
  pausedWeeks?: number
}

/** A subscriber who signed up yesterday, with the consent entries of that. */
export async function seedSubscriber(
  world: World,
  { state, pausedWeeks }: Standing,
): Promise<SeededSubscriber> {
  const email = world.newReader('reader')
  const now = await world.now()
  const [row] = await world.query<{ id: string }>(
    `insert into subscribers (id, email, state, withdrawn_request, requested_at, confirmed_at, unsubscribed_at, paused_until)
     select gen_random_uuid(), $1, $2::subscriber_state, case when $2 = 'unsubscribed' then 1 else 0 end,
            yesterday, case when $2 <> 'unconfirmed' then yesterday end, case when $2 = 'unsubscribed' then $3::timestamptz end,
            ($3::timestamptz + $4 * interval '1 week')::date
       from (select $3::timestamptz - interval '1 day' as yesterday) as days
     returning id`,
    [email, state, now, pausedWeeks ?? null],
  )
  if (row === undefined) throw new Error('No subscriber was seeded')
  await world.query(
    `insert into consent_events (subscriber_id, request, kind, wording, wording_version, page, at)
     select $1, 1, kind.name::consent_kind, 'Sign up for our newsletter.', '2026-11-23', '/newsletter', $2::timestamptz - kind.hours * interval '1 hour'
       from (values ('asked', 25), ('mailed', 24), ('confirmed', 23), ('withdrawn', 0)) as kind (name, hours)
      where kind.name in ('asked', 'mailed') or ($3 <> 'unconfirmed' and kind.name = 'confirmed')
         or ($3 = 'unsubscribed' and kind.name = 'withdrawn')`,
    [row.id, now, state],
  )
  return { id: row.id, email }
}

/** The link of the mail that asks to confirm; `expiresAt` makes it an old one. */
export const confirmLink = ({ id }: SeededSubscriber, expiresAt?: Date) =>
  signedPath('/newsletter/confirm', 'confirm-subscription', { subject: `${id}_1`, expiresAt })

export const unsubscribeLink = ({ id }: SeededSubscriber) =>
  signedPath('/newsletter/unsubscribe', 'unsubscribe', { subject: id })

export const preferencesLink = ({ id }: SeededSubscriber) =>
  signedPath('/newsletter/preferences', 'preferences', { subject: id })

/** Requests a change of the newsletter's address, agreed by the old mailbox only, or by both. */
export async function seedAddressChange(
  world: World,
  { id, email }: SeededSubscriber,
  { agreed }: { agreed: 'nobody' | 'old' | 'both' },
): Promise<void> {
  const [moved, now] = [world.newReader('moved'), await world.now()]
  await world.query(
    `insert into address_changes (subscriber_id, number, old_email, new_email, asked_at, old_confirmed_at, new_confirmed_at, done_at)
     values ($1, 1, $2, $3, $4, case when $5 <> 'nobody' then $4::timestamptz end, case when $5 = 'both' then $4::timestamptz end,
             case when $5 = 'both' then $4::timestamptz end)`,
    [id, email, moved, now, agreed],
  )
  if (agreed !== 'both') return
  await world.query('update subscribers set email = $2, link_id = gen_random_uuid() where id = $1', [
    id,
    moved,
  ])
  await world.query('update address_changes set retired_link_id = subscriber_id where subscriber_id = $1', [
    id,
  ])
}

/** The link of the mail to the old mailbox, or to the new one. */
export const addressLink = (side: 'old' | 'new', { id }: SeededSubscriber, expiresAt?: Date) =>
  signedPath(`/newsletter/address/${side}`, side === 'old' ? 'leave-old-address' : 'take-new-address', {
    subject: `${id}_1`,
    expiresAt,
  })
