import type { FormState } from '@/lib/form'

/** What is about to be given back, for the page that asks once more. */
export type Proposal = {
  /** Drawn with the page: its button is one refund, however often it is pressed. */
  id: string
  amountMinor: string
  /** "$25" */
  sum: string
  donor: string
  reason: string
  why: string
  note: string
}

export type RefundState = FormState & { proposal: Proposal | null }

export const noRefundYet: RefundState = { errors: [], values: {}, proposal: null }
