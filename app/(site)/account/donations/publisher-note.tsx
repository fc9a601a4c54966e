import { formAndRegistration, nameAndAddress } from '@/lib/legal'
import { publication } from '@/lib/publication'
import styles from './donation.module.css'

/** At the foot of a receipt or a statement: who received the money, and what the paper is worth for tax. */
export function PublisherNote() {
  const { name, contact, legal } = publication
  return (
    <p className={styles.publisher}>
      {nameAndAddress()}, the publisher of {name}. {formAndRegistration()} {legal.receiptNote}{' '}
      {`Questions: ${contact}.`}
    </p>
  )
}
