import type { AuditEntry } from '@/lib/desk/list-audit-entries'
import { explainFailure, explainRefusal } from '@/lib/donations/refunds/refund-rules'
import { refundReasons } from '@/lib/donations/rules'
import { sayInFull } from '../../_parts/words'

const reasons: Record<string, string | undefined> = refundReasons

/** The text of an audit entry about a donation: what was ordered, and separately the outcome. */
export function sayAuditEntry({ action, details }: AuditEntry): string {
  const sum = () => sayInFull({ minor: Number(details.amountMinor), currency: String(details.currency) })
  switch (action) {
    case 'donations.mail':
      return details.mail === 'receipt' ? 'Mailed a receipt again' : 'Mailed a new link'
    case 'donations.refund':
      return `Ordered a refund of ${sum()}. ${sayReason(details)}`
    case 'donations.refund-succeeded':
      return `The refund of ${sum()} succeeded`
    case 'donations.refund-pending':
      return `The refund of ${sum()} was accepted and is pending`
    case 'donations.refund-canceled':
      return `The refund of ${sum()} was canceled`
    case 'donations.refund-failed':
      return `The refund of ${sum()} failed: ${explainFailure({ failureReason: textOf(details.reason) }).reason}`
    case 'donations.refund-refused':
      return `The refund of ${sum()} was refused. ${explainRefusal(textOf(details.code)).reason} Stripe’s message: “${textOf(details.message) ?? ''}”`
    default:
      return action
  }
}

function sayReason({ reason, note }: Record<string, unknown>): string {
  const reasonText = reasons[String(reason)] ?? String(reason)
  return typeof note === 'string' && note !== '' ? `${reasonText}: ${note}` : reasonText
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
