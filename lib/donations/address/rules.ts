import type { DonationState } from '../rules'

/** For how many days the link in the mail to a new address works. */
export const confirmDays = 3

/** A single donation sends no more mails, and an ended one neither. */
const states: readonly DonationState[] = ['scheduled', 'active', 'past_due', 'ending']

export function mayMove({ state }: { state: DonationState }): boolean {
  return states.includes(state)
}

/** When a request for another address ends. */
export function confirmUntil(askedAt: Date): Date {
  return new Date(askedAt.getTime() + confirmDays * 86_400_000)
}
