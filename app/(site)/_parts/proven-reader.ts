import { cache } from 'react'
import { currentTime } from '@/lib/clock'
import { findDonorAddress } from '@/lib/donations/supporters/find-donor-address'
import { findSupporter } from '@/lib/donations/supporters/find-supporter'
import { readLink } from '@/lib/donations/supporters/list-known'
import type { Supporter } from '@/lib/donations/supporters/rules'
import { findKnownDonor } from '../donate/known-donor'

/** A reader whose mailbox this browser has proven: by being signed in, or by the link of a mail, which may be forwarded. */
export type ProvenReader = { email: string; proof: 'session' | 'link' }

/** Null for everybody else. Read once per request; without a cookie of ours there is no query. */
export const findProvenReader: () => Promise<ProvenReader | null> = cache(async () => {
  const known = await findKnownDonor()
  if (known.address !== null) return { email: known.address, proof: 'session' }
  if (known.link === null) return null
  const email = await findDonorAddress(known, await currentTime())
  return email === null ? null : { email, proof: 'link' }
})

/** Whose donations this browser may open. */
export type ProvenHolder =
  | { by: 'address'; email: string }
  | { by: 'link'; donationId: string; token: string }

export async function findProvenHolder(): Promise<ProvenHolder | null> {
  const known = await findKnownDonor()
  if (known.address !== null) return { by: 'address', email: known.address }
  const linked = await readLink(known, await currentTime())
  return linked === null ? null : { by: 'link', donationId: linked.id, token: linked.token }
}

/** Somebody who gives, if this browser knows; null for everybody else. Read once per request. */
export const findReadersSupport: () => Promise<Supporter | null> = cache(async () => {
  const known = await findKnownDonor()
  if (known.address === null && known.link === null && known.browser === null) return null
  return findSupporter(known, await currentTime())
})
