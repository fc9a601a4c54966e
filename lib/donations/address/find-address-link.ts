import { db } from '../../db'
import { readToken } from '../../secrets/tokens'
import { mayMove } from './rules'

export type AddressLink =
  | { state: 'ready'; changeId: string; address: string }
  | { state: 'done' }
  /** A later wish for another address, or the end of the donation, replaced it. */
  | { state: 'replaced' }
  | { state: 'expired' | 'unknown' }

/** The state of the link that confirms another address for a donation. Changes nothing. */
export async function findAddressLink(token: string, now: Date): Promise<AddressLink> {
  const read = readToken('confirm-donation-address', token, now)
  if (!read.ok) return { state: read.reason }
  const change = await db().donationChange.findUnique({
    where: { id: read.value },
    include: { donation: true },
  })
  if (change === null) return { state: 'unknown' }
  const { id: changeId, donationId, number, state, address, donation } = change
  if (state === 'done') return { state: 'done' }
  const later = await db().donationChange.count({
    where: { donationId, kind: 'address', number: { gt: number } },
  })
  const isOpen = state !== 'refused' && address !== null && later === 0 && mayMove(donation)
  return isOpen ? { state: 'ready', changeId, address } : { state: 'replaced' }
}
