import { db } from '../../db'
import { fetchGivenCard, useGivenCard } from '../../stripe/card-setup'
import { syncDonation } from '../sync/sync-donation'

/**
 * Charges the chosen donations to the card that was given on the page of a change, and syncs each: the sync tells the
 * donor, and tries a failed renewal again. Done twice, or on two machines, each donation has the same card. Late, a card
 * that was given after it stays. Killed half-way, the event or the hourly reconciliation does it again. Nothing happens
 * while there is no card.
 * @returns false if the change is unknown
 */
export async function applyCardChange(
  { changeId, sessionId }: { changeId: string; sessionId: string },
  now: Date,
): Promise<boolean> {
  const change = await db().cardChange.findUnique({ where: { id: changeId } })
  if (change === null) return false
  if (change.state === 'done') return true
  const card = await fetchGivenCard(sessionId)
  if (card === null) return true
  const donations = await db().donation.findMany({ where: { id: { in: change.donationIds } } })
  for (const { id, stripeSubscriptionId } of donations) {
    if (stripeSubscriptionId === null) continue
    await useGivenCard(stripeSubscriptionId, card)
    await syncDonation(id, now)
  }
  await db().cardChange.update({
    where: { id: changeId },
    data: { state: 'done', checkoutSessionId: sessionId },
  })
  return true
}
