import { deliverabilityStates } from './staff/deliverability-states'
import { deskEditionStates } from './staff/desk-edition-states'
import { deskRoomStates } from './staff/desk-room-states'
import { deskStates, signInStates } from './staff/desk-states'
import { donationStates } from './donors/donation-states'
import { manageDonationStates } from './donors/manage-donation-states'
import { mailStates } from './mail-states'
import { proofStates } from './donors/proof-states'
import { readerStates } from './readers/reader-states'
import { stageStates } from './sandbox-states'
import type { State } from './state'
import { subscriberStates } from './staff/subscriber-states'
import { duplicateStates } from './donors/duplicate-states'

export type { State }
export { subscribe } from './readers/newsletter-states'
export { modelArticle } from './readers/reader-states'

export const donorStates: State[] = [
  ...donationStates,
  ...duplicateStates,
  ...proofStates,
  ...manageDonationStates,
]
export const staffStates: State[] = [
  ...signInStates,
  ...deskStates,
  ...deskRoomStates,
  ...deskEditionStates,
  ...deliverabilityStates,
  ...subscriberStates,
]
export const otherStates: State[] = [...mailStates, ...stageStates]

/** Every page in every state that a reader can see, then every mail, then the dev stack's pages. */
export const states: State[] = [...readerStates, ...donorStates, ...staffStates, ...otherStates]
export { mailStates, readerStates, signInStates }
