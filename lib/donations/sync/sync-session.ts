import { db } from '../../db'
import { spendThankYou } from '../../limits'
import { whilePersonWaits } from '../../stripe/deadline'
import { syncDonation } from './sync-donation'

/** A page that is opened again sooner shows what the last one found. */
const pauseSeconds = 5

/**
 * The thank-you page's own sync, so that it does not wait for the webhook. Unknown and settled sessions cost nothing;
 * a pending one is read once in a few seconds, by whichever machine is asked first, and so many times for one network.
 * The page never waits longer for Stripe than a person may (stripe/deadline.ts).
 */
export async function syncSession(sessionId: string, { now, ip }: { now: Date; ip: string }): Promise<void> {
  const donation = await db().donation.findUnique({ where: { checkoutSessionId: sessionId } })
  if (donation?.state !== 'pending') return
  if (!(await spendThankYou({ ip })).ok) return
  if (await claim(donation.id)) await whilePersonWaits(() => syncDonation(donation.id, now))
}

/** True for one of all who ask within a pause. By the database's clock, which all machines share. */
async function claim(donationId: string): Promise<boolean> {
  const claimed = await db().$executeRaw`
    update donations set page_synced_at = clock_timestamp()
     where id = ${donationId}::uuid
       and (page_synced_at is null
         or page_synced_at < clock_timestamp() - make_interval(secs => ${pauseSeconds}::int))`
  return claimed > 0
}
