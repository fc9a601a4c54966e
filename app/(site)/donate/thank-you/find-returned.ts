import { currentTime } from '@/lib/clock'
import { findStarted, type Started } from '@/lib/donations/checkout/find-started'
import { readBrowser } from '../known-donor'

/** The donation that this browser started and returned from; null in any other, and half an hour after the payment. */
export async function findReturned(): Promise<Started | null> {
  const browser = await readBrowser()
  if (browser?.returned == null) return null
  return findStarted({ id: browser.returned }, { browser: browser.secret, now: await currentTime() })
}
