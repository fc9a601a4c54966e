import type { FormState } from '@/lib/form'

/** The refund that is about to be ordered, for the confirmation page. */
export type Proposal = {
  /** Created with the page: pressing its button twice makes one refund. */
  id: string
  amountMinor: string
  /** "$25" */
  sum: string
  donor: string
  reason: string
  reasonText: string
  note: string
}

export type RefundState = FormState & { proposal: Proposal | null }

export const noRefundYet: RefundState = { errors: [], values: {}, proposal: null }
