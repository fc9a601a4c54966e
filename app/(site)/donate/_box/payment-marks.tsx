import { useText } from '../../../_ui/use-text'
import { paymentMethods, type PaymentMethod } from '@/lib/offers/payment-methods'
import type { Currency } from '@/lib/publication'
import styles from './payment-marks.module.css'

/** The payment methods of a currency: marks, and a sentence for screen readers and everybody else. */
export function PaymentMarks({ currency }: { currency: Currency }) {
  const t = useText()
  const methods = paymentMethods[currency]
  return (
    <div className={styles.payment}>
      <div className={styles.marks} aria-hidden="true">
        <VisaMark />
        <MastercardMark />
        <AmericanExpressMark />
        {methods
          .flatMap((method) => marks[method])
          .map((mark) => (
            <span key={mark} className={styles.mark}>
              {mark}
            </span>
          ))}
      </div>
      <p>{t(methods.includes('sepa_debit') ? withBankDebits : withCards)}</p>
    </div>
  )
}

/** Set in our own type: a word is a mark that every reader knows, and it costs no picture. */
const marks: Record<PaymentMethod, readonly string[]> = {
  card: ['Apple Pay', 'Google Pay'],
  link: ['Link'],
  ideal: ['iDEAL'],
  sepa_debit: ['SEPA'],
}

const withCards =
  'Pay by card (Visa, Mastercard, American Express), by Link, or by Apple Pay or Google Pay where your device has it. You pay on Stripe’s page; we never see your card number.'

const withBankDebits =
  'Pay by card (Visa, Mastercard, American Express), by iDEAL, SEPA direct debit or Link, or by Apple Pay or Google Pay where your device has it. You pay on Stripe’s page; we never see your card or account number.'

const frame = { viewBox: '0 0 48 32', width: 48, height: 32, focusable: 'false' } as const
const plate = { x: 0.5, y: 0.5, width: 47, height: 31, rx: 4 } as const

function VisaMark() {
  return (
    <svg {...frame}>
      <rect {...plate} fill="#ffffff" stroke="#c9ccd1" />
      <g fill="none" stroke="#1a3a8f" strokeWidth="2.6" strokeLinejoin="round">
        <path d="M9 11.5l3 9.5 5-9.5" />
        <path d="M21 11.5l-2 9.5" />
        <path d="M30.5 12.6c-1.2-1.1-5.6-1.3-5.8 1-.2 2.3 4.6 2 4.3 4.6-.3 2.4-4.6 2.3-6.2 1" />
        <path d="M31.5 21l6-9.5 2 9.5M33.8 18h5" />
      </g>
    </svg>
  )
}

function MastercardMark() {
  return (
    <svg {...frame}>
      <rect {...plate} fill="#ffffff" stroke="#c9ccd1" />
      <circle cx="19.5" cy="16" r="8.5" fill="#d9262e" />
      <circle cx="28.5" cy="16" r="8.5" fill="#f0a02c" />
      <path d="M24 8.79a8.5 8.5 0 0 1 0 14.42a8.5 8.5 0 0 1 0-14.42z" fill="#ea6a2a" />
    </svg>
  )
}

function AmericanExpressMark() {
  return (
    <svg {...frame}>
      <rect {...plate} fill="#2671b8" stroke="#2671b8" />
      <g fill="none" stroke="#ffffff" strokeWidth="2">
        <path d="M6 20.5l3.6-9 3.6 9M7.4 17.5h4.4" />
        <path d="M16 20.5v-8.6l3.7 5 3.7-5v8.6" />
        <path d="M33 12.5h-5.8v7h5.8M27.2 16h5" />
        <path d="M35.5 12l6.5 8.5M42 12l-6.5 8.5" />
      </g>
    </svg>
  )
}
