import { deliverabilityStates } from './deliverability-states'
import { deskEditionStates } from './desk-edition-states'
import { deskRoomStates } from './desk-room-states'
import { deskStates, signInStates } from './desk-states'
import { donationStates } from './donation-states'
import { manageDonationStates } from './manage-donation-states'
import { mailStates } from './mail-states'
import { proofStates } from './proof-states'
import { readerStates } from './reader-states'
import { stageStates } from './sandbox-states'
import type { State } from './state'
import { subscriberStates } from './subscriber-states'
import { duplicateStates } from './duplicate-states'

export type { State }
export { subscribe } from './newsletter-states'
export { modelArticle } from './reader-states'

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
