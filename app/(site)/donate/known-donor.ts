import { randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { settings } from '@/lib/env'
import type { KnownDonor } from '@/lib/donations/duplicates/find-earlier-donation'
import { knownMinutes, startedMinutes } from '@/lib/donations/rules'
import { findSignedIn } from '../../_parts/signed-in'

/** "<secret>", or "<secret>.<donation id>" once this browser has returned from a payment page. */
const browserSchema = z
  .string()
  .regex(/^[\w-]{43}(\.[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})?$/)
  .transform((value) => value.split('.'))
  .transform(([secret = '', returned]) => ({ secret, returned: returned ?? null }))

/**
 * The secret that identifies the browser that started a donation. Created with the first donation; we store only its
 * keyed hash.
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

/** Records which donation this browser returned from, so that the thank-you page needs no id in its URL. */
export async function noteReturn(secret: string, donationId: string): Promise<void> {
  await keep('known-donor', { value: `${secret}.${donationId}`, minutes: knownMinutes })
}

/** Keeps the donor's own link, so that its proof expires with the link. */
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

/** `__Host-`: no other host, not even a subdomain, can set this cookie. */
function cookieName(name: Name): string {
  return isSecure() ? `__Host-${name}` : name
}

function isSecure(): boolean {
  return settings().SITE_URL.startsWith('https:')
}
