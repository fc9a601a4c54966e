import { cookies } from 'next/headers'
import { settings } from '@/lib/env'
import { knownMinutes, signKnownDonor } from '@/lib/donations/sign-known-donor'
import type { KnownDonor } from '@/lib/donations/find-earlier-gift'
import { findSignedIn } from '../_parts/signed-in'

const cookieName = 'known-donor'

/** Notes in this browser, signed and for half an hour, that a gift was made in it. */
export async function rememberDonor(donationId: string, now: Date): Promise<void> {
  const jar = await cookies()
  jar.set(cookieName, signKnownDonor(donationId, now), {
    ...{ httpOnly: true, sameSite: 'lax', path: '/', maxAge: knownMinutes * 60 },
    secure: settings().SITE_URL.startsWith('https:'),
  })
}

export async function findKnownDonor(): Promise<KnownDonor> {
  const [signedIn, jar] = [await findSignedIn(), await cookies()]
  return { address: signedIn?.email ?? null, token: jar.get(cookieName)?.value ?? null }
}
