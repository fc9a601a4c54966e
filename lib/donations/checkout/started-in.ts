import type { Prisma } from '../../db'
import { hashBrowser } from './hash-browser'
import { knownMinutes, startedMinutes } from '../rules'

/** The donations that a browser may see: those it started, until half an hour after the payment. */
export function startedIn(browser: string, now: Date): Prisma.DonationWhereInput {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  return {
    start: { browserHash: hashBrowser(browser), startedAt: { gt: ago(startedMinutes) } },
    OR: [
      { paidAt: null, scheduledAt: null },
      { paidAt: { gt: ago(knownMinutes) } },
      { paidAt: null, scheduledAt: { gt: ago(knownMinutes) } },
    ],
  }
}
