import { randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { settings } from '@/lib/env'
import type { KnownDonor } from '@/lib/donations/duplicates/find-earlier-gift'
import { knownMinutes, startedMinutes } from '@/lib/donations/rules'
import { findSignedIn } from '../../_parts/signed-in'

/** "<secret>", and once its browser has come back from a payment page "<secret>.<id of that donation>". */
const browserSchema = z
  .string()
  .regex(/^[\w-]{43}(\.[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})?$/)
  .transform((value) => value.split('.'))
  .transform(([secret = '', returned]) => ({ secret, returned: returned ?? null }))

/**
 * The secret by which this browser is known again as the one that started a donation. Made when a donation is
 * started; only its keyed hash is stored.
 */
export async function nameBrowser(): Promise<string> {
  const known = await readBrowser()
  const secret = known?.secret ?? randomBytes(32).toString('base64url')
  const value = known?.returned ? `${secret}.${known.returned}` : secret
  await keep('known-donor', { value, minutes: startedMinutes })
  return secret
}

export async function readBrowser(): Promise<KnownDonor['browser']> {
  const value = (await cookies()).get(cookieName('known-donor'))?.value
  return browserSchema.safeParse(value).data ?? null
}

/** Notes which donation this browser has come back from, for the thank-you page: no address has to name it. */
export async function noteReturn(secret: string, donationId: string): Promise<void> {
  await keep('known-donor', { value: `${secret}.${donationId}`, minutes: knownMinutes })
}

/** Keeps the very link that a donor came by: what it proves ends when the link does. */
export async function keepLink(token: string): Promise<void> {
  await keep('donation-link', { value: token, minutes: knownMinutes })
}

export async function findKnownDonor(): Promise<KnownDonor> {
  const signedIn = await findSignedIn()
  const jar = await cookies()
  return {
    address: signedIn?.email ?? null,
    link: jar.get(cookieName('donation-link'))?.value ?? null,
    browser: await readBrowser(),
  }
}

type Name = 'known-donor' | 'donation-link'

async function keep(name: Name, { value, minutes }: { value: string; minutes: number }): Promise<void> {
  const options = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: minutes * 60 } as const
  ;(await cookies()).set(cookieName(name), value, { ...options, secure: isSecure() })
}

/** `__Host-`: no other host, not even one under ours, can put a secret of its own there. */
function cookieName(name: Name): string {
  return isSecure() ? `__Host-${name}` : name
}

function isSecure(): boolean {
  return settings().SITE_URL.startsWith('https:')
}
