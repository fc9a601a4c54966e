import { legalIn } from '@/lib/languages/legal'
import { formAndRegistration, nameAndAddress } from '@/lib/legal'
import { publication } from '@/lib/publication'
import styles from './donation.module.css'
import { requestText } from '../../../_parts/request-text'

/** At the foot of a receipt or a statement: who received the money, and what the paper is worth for tax. */
export async function PublisherNote() {
  const t = await requestText()
  const { name, contact } = publication
  const legal = legalIn(t)
  return (
    <p className={styles.publisher}>
      {t('{nameAndAddress}, the publisher of {name}.', { nameAndAddress: nameAndAddress(), name })}{' '}
      {formAndRegistration(legal)} {legal.receiptNote} {t('Questions: {contact}.', { contact })}
    </p>
  )
}
