import { randomBytes, randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { DeskRole } from '../steps/desk'
import type { World } from '../world'
import { fingerprint, hashSessionToken } from './secrets'

export type SeededSession = {
  email: string
  role: DeskRole | 'reader'
  /** 'none': no app is set up. 'asked': one is set up, but this browser has not used it. 'proved': it has. */
  secondFactor: 'none' | 'asked' | 'proved'
}

const dayMs = 86_400_000

/** Signs a browser in with a row and a cookie, without a mail or a code. Returns the id of the user. */
export async function openSession(
  page: Page,
  world: World,
  { email, role, secondFactor }: SeededSession,
): Promise<string> {
  const now = await world.now()
  const [user] = await world.query<{ id: string }>(
    `insert into users (id, email, email_verified, role, created_at) values (gen_random_uuid(), $1, $3, $2::role, $3)
         on conflict (email) do update set role = excluded.role returning id`,
    [email, role, now],
  )
  if (user === undefined) throw new Error(`${email} has no account`)
  // This secret matches no app. Use `signInAtDesk` if the test needs codes.
  if (secondFactor !== 'none')
    await world.query(
      `insert into second_factors (user_id, sealed_secret, created_at, confirmed_at) values ($1, 'seeded', $2, $2)
           on conflict (user_id) do nothing`,
      [user.id, now],
    )
  const token = randomBytes(32).toString('base64url')
  await world.query(
    `insert into sessions (id, token_hash, user_id, expires, created_at, last_seen_at, device, second_factor_at)
     values (gen_random_uuid(), $1, $2, $3, $4, $4, 'Chrome on Linux', $5)`,
    [
      hashSessionToken(token),
      user.id,
      new Date(now.getTime() + 30 * dayMs),
      now,
      secondFactor === 'proved' ? now : null,
    ],
  )
  const url = world.addresses.site
  const name = `${url.startsWith('https:') ? '__Secure-' : ''}next-auth.session-token`
  await page.context().addCookies([{ name, value: token, url, httpOnly: true, sameSite: 'Lax' }])
  return user.id
}

/** A member of staff who is signed in with both factors. */
export async function signInAs(
  page: Page,
  world: World,
  role: DeskRole,
): Promise<{ email: string; id: string }> {
  const email = world.newReader(role)
  return { email, id: await openSession(page, world, { email, role, secondFactor: 'proved' }) }
}

/** Returns the id of the reader's account. */
export function signInReader(page: Page, world: World, email: string): Promise<string> {
  return openSession(page, world, { email, role: 'reader', secondFactor: 'none' })
}

/** The link of a sign-in mail. */
export async function signInLink(world: World): Promise<string> {
  const token = randomUUID()
  const now = await world.now()
  await world.query(
    `insert into verification_tokens (id, email, token_hash, code_hash, return_to, created_at, expires_at)
     values (gen_random_uuid(), $1, $2, 'none', '/account', $3, $3::timestamptz + interval '10 minutes')`,
    [world.newReader('state'), fingerprint('sign-in-link', token), now],
  )
  return `/sign-in/confirm?token=${token}`
}
