import { signToken } from '../tokens'

/** Long enough to notice that one gives twice, short enough for a computer that others use too. */
export const knownMinutes = 30

/** What a browser keeps for a while about the gift that was just made in it. */
export function signKnownDonor(donationId: string, now: Date): string {
  const expiresAt = new Date(now.getTime() + knownMinutes * 60_000)
  return signToken('known-donor', { subject: donationId, expiresAt })
}
