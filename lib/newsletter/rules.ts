import { publication } from '../publication'

/** Version and day of the privacy policy at /privacy: change both together, and say what changed there. */
export const policyVersion = '1.1'
export const policyDate = '2026-11-24'

/** The sentence beside the button, word for word; the consent ledger keeps it with its version. */
export const consentWording = {
  version: '2026-11-23',
  text: `Sign up for our free weekly newsletter from ${publication.name}, every Friday. Subscribers agree to the Privacy Policy.`,
} as const

/** A confirm link works for three days: time for a weekend, short enough to be one's own. */
export const confirmDays = 3

export type ConfirmLink = 'ready' | 'confirmed' | 'expired' | 'unknown'

/** Addresses that nobody confirmed are erased after this many days. */
export const unconfirmedDays = 30
