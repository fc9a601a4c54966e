import type { Prisma } from './db'

/** Donations that were paid, or agreed to for a later day. A checkout that nobody finished is not a donation. */
export const given = {
  OR: [{ paidAt: { not: null } }, { scheduledAt: { not: null } }],
} satisfies Prisma.DonationWhereInput

/** Recurring donations that are charged, or will be. */
export const charged = {
  state: { in: ['scheduled', 'active', 'past_due', 'ending'] },
} satisfies Prisma.DonationWhereInput

/** The same without those that are ending. */
export const goesOn = {
  state: { in: ['scheduled', 'active', 'past_due'] },
} satisfies Prisma.DonationWhereInput
