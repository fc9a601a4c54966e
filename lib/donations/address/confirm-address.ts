import { db } from '../../db'
import { refuse, succeed, type Result } from '../../result'
import { whilePersonWaits } from '../../stripe/deadline'
import { executeChange, type CarriedOut } from '../changes/execute-change'
import { findAddressLink } from './find-address-link'

/**
 * Uses a confirmed address from now on: the wish becomes a change like any other, carried out at Stripe and found by the
 * sync, which mails both addresses. Pressed twice, or on two servers, it is one change. 'noted' if Stripe does not
 * answer: `tick` carries it out.
 */
export async function confirmDonationAddress(
  token: string,
  now: Date,
): Promise<Result<CarriedOut, { reason: 'expired' | 'unknown' | 'replaced' }>> {
  const link = await findAddressLink(token, now)
  if (link.state === 'done') return succeed('done')
  if (link.state !== 'ready') return refuse({ reason: link.state })
  await db().donationChange.updateMany({
    where: { id: link.changeId, state: 'unconfirmed' },
    data: { state: 'asked', askedAt: now },
  })
  return succeed(await whilePersonWaits(() => executeChange(link.changeId, now)))
}
