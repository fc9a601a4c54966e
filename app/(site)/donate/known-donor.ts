import { randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import * as z from 'zod'
import type { KnownDonor } from '@/lib/donations/supporters/list-known'
import { knownMinutes, startedMinutes } from '@/lib/donations/rules'
import { donorCookie, donorCookieName, linkCookie } from '@/lib/donations/supporters/donor-cookie'
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
  ;(await cookies()).set(donorCookie('known-donor', { value, minutes: startedMinutes }))
  return secret
}

export async function readBrowser(): Promise<KnownDonor['browser']> {
  const value = (await cookies()).get(donorCookieName('known-donor'))?.value
  return browserSchema.safeParse(value).data ?? null
}

/** Records which donation this browser returned from, so that the thank-you page needs no id in its URL. */
export async function noteReturn(secret: string, donationId: string): Promise<void> {
  const value = `${secret}.${donationId}`
  ;(await cookies()).set(donorCookie('known-donor', { value, minutes: knownMinutes }))
}

/** Keeps the donor's own link, so that its proof expires with the link. */
export async function keepLink(token: string): Promise<void> {
  ;(await cookies()).set(linkCookie(token))
}

export async function findKnownDonor(): Promise<KnownDonor> {
  const signedIn = await findSignedIn()
  const jar = await cookies()
  return {
    address: signedIn?.email ?? null,
    link: jar.get(donorCookieName('donation-link'))?.value ?? null,
    browser: await readBrowser(),
  }
}
