import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { World } from '../world'
import { mark } from './remove-seeded'
import { fingerprint, signedPath } from './secrets'

export type SeededDonation = { id: string; donor: string; payment: string; session: string }

type Wish = {
  donor?: string
  frequency?: 'once' | 'monthly' | 'annual'
  amountMinor?: number
  state?: 'pending' | 'paid' | 'scheduled' | 'active' | 'past_due' | 'ending' | 'ended'
  isPaused?: boolean
  /** Stripe's decline code, for a renewal that was refused. */
  failureCode?: string
  /** Days until the card expires. */
  cardDays?: number
}

/** A donation started half an hour ago with a Visa card, by default $10 a month, and its first payment. */
export async function seedDonation(world: World, wish: Wish = {}): Promise<SeededDonation> {
  const { donor = world.newReader('donor'), frequency = 'monthly', amountMinor = 1000 } = wish
  const { state = 'active', isPaused = false, failureCode = null, cardDays = 2000 } = wish
  const mine = randomBytes(9).toString('hex')
  const [payment, session] = [`pi_${mark}_${mine}`, `cs_test_${mark}_${mine}`]
  const [row] = await world.query<{ id: string }>(
    `insert into donations (id, frequency, amount_minor, currency, state, placement, donor_email, checkout_session_id,
            created_at, paid_at, anchor_at, next_charge_at, ends_at, is_paused, resumes_at, card_brand, card_last4,
            failure_code, retry_at, card_expires_on, scheduled_at)
     select gen_random_uuid(), $1::frequency, $2, 'usd', $3::donation_state, 'article', $4, $5, paid,
            case when $3 not in ('pending', 'scheduled') then paid end, case when $3 <> 'pending' then paid end,
            case when $3 in ('scheduled', 'active', 'past_due') then next end, case when $3 = 'ending' then next end,
            $6, case when $6 then next end, 'visa', '4242',
            $8::text, case when $8::text is not null then $7::timestamptz + interval '3 days' end,
            ($7::timestamptz + $9::int * interval '1 day')::date, case when $3 = 'scheduled' then paid end
       from (select $7::timestamptz - interval '30 minutes' as paid, $7::timestamptz + interval '1 month' as next) as times
     returning id`,
    [frequency, amountMinor, state, donor, session, isPaused, await world.now(), failureCode, cardDays],
  )
  if (row === undefined) throw new Error('No donation was seeded')
  if (state !== 'pending' && state !== 'scheduled')
    await world.query(
      `insert into payments (payment_intent_id, donation_id, charge_id, amount_minor, currency, paid_at)
       values ($1, $2, $3, $4, 'usd', $5::timestamptz - interval '30 minutes')`,
      [payment, row.id, `ch_${mark}_${mine}`, amountMinor, await world.now()],
    )
  return { id: row.id, donor, payment, session }
}

/** Makes this browser the one that started the donation, paid a minute ago and returned from the payment page. */
export async function startHere(page: Page, world: World, { id }: Pick<SeededDonation, 'id'>): Promise<void> {
  const secret = randomBytes(32).toString('base64url')
  const now = await world.now()
  await world.query(
    `insert into donation_starts (donation_id, browser_hash, started_at) values ($1, $2, $3)
     on conflict (donation_id) do update set browser_hash = excluded.browser_hash`,
    [id, fingerprint('browser', secret), now],
  )
  await world.query(
    `update donations
        set paid_at = case when scheduled_at is null then $2::timestamptz - interval '1 minute' end,
            scheduled_at = case when scheduled_at is not null then $2::timestamptz - interval '1 minute' end
      where id = $1`,
    [id, now],
  )
  const cookie = { name: 'known-donor', value: `${secret}.${id}`, url: world.addresses.site }
  await page.context().addCookies([cookie])
}

/** Opens a dispute by the donor's bank. */
export async function seedDispute(world: World, { payment }: SeededDonation): Promise<void> {
  await world.query(
    `insert into disputes (id, payment_intent_id, amount_minor, currency, status, reason, opened_at, answer_by)
     select 'dp_' || payment_intent_id, payment_intent_id, amount_minor, currency, 'needs_response', 'fraudulent', $2,
            $2::timestamptz + interval '9 days' from payments where payment_intent_id = $1`,
    [payment, await world.now()],
  )
}

type Double = {
  state?: 'asked' | 'reversing' | 'reversed'
  first?: 'active' | 'ended'
  second?: 'active' | 'ended'
}

/** A duplicate donation, and the question whether both were meant. */
export async function seedDuplicateDonation(
  world: World,
  { state = 'asked', ...wish }: Double = {},
): Promise<{ first: SeededDonation; second: SeededDonation }> {
  const first = await seedDonation(world, { state: wish.first ?? 'active' })
  const second = await seedDonation(world, { donor: first.donor, state: wish.second ?? 'active' })
  await world.query(
    `insert into duplicate_donations (second_id, first_id, state, asked_at, pressed_at, closed_at)
     values ($1, $2, $3::duplicate_donation_state, $4, case when $3 <> 'asked' then $4::timestamptz end,
             case when $3 = 'reversed' then $4::timestamptz end)`,
    [second.id, first.id, state, await world.now()],
  )
  return { first, second }
}

/** The link of a receipt; `expiresAt` makes it an old one. */
export const manageLink = ({ id }: SeededDonation, expiresAt?: Date) =>
  signedPath('/account/donations', 'manage-donation', { subject: id, expiresAt })

/** The link of the mail that asks whether the second donation was meant. */
export const duplicateLink = ({ second }: { second: SeededDonation }) =>
  signedPath('/donate/duplicate', 'reverse-duplicate', { subject: second.id })

/** The link of the mail to a donor whose browser could not do the proof of work. */
export const continueLink = ({ id }: SeededDonation) =>
  signedPath('/donate/continue', 'continue-donation', { subject: id })
