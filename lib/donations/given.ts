import type { Prisma } from '../db'

/** Donations that were paid, or agreed to for a later day. A checkout that nobody finished is not a donation. */
export const given = {
  OR: [{ paidAt: { not: null } }, { scheduledAt: { not: null } }],
} satisfies Prisma.DonationWhereInput
