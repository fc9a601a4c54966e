import { db } from '../../db'
import { consumeThankYouLimit } from '../../limits/limits'
import { whilePersonWaits } from '../../stripe/deadline'
import { syncDonation } from './sync-donation'

/** A page that is opened again sooner shows the last result. */
const pauseSeconds = 5

/**
 * The sync of the thank-you page, so that it need not wait for the webhook. Unknown and settled sessions cost nothing.
 * A pending one is read once in a few seconds by the first server that is asked, with a limit for each network. The
 * page never waits for Stripe longer than a person may wait (stripe/deadline.ts).
 */
export async function syncSession(sessionId: string, { now, ip }: { now: Date; ip: string }): Promise<void> {
  const donation = await db().donation.findUnique({ where: { checkoutSessionId: sessionId } })
  if (donation?.state !== 'pending') return
  if (!(await consumeThankYouLimit({ ip })).ok) return
  if (await claim(donation.id)) await whilePersonWaits(() => syncDonation(donation.id, now))
}

/** True for one caller in each pause, by the database's clock, which all servers share. */
async function claim(donationId: string): Promise<boolean> {
  const claimed = await db().$executeRaw`
    update donations set page_synced_at = clock_timestamp()
     where id = ${donationId}::uuid
       and (page_synced_at is null
         or page_synced_at < clock_timestamp() - make_interval(secs => ${pauseSeconds}::int))`
  return claimed > 0
}
