import { publication } from '@/lib/publication'
import styles from './privacy.module.css'

const { name, form, address, registration, taxStatus, receiptNote } = publication.legal

/** The legal entity: who is responsible for what readers give us, and what a receipt is worth. */
export function Publisher() {
  return (
    <>
      <h2 id="publisher">The publisher</h2>
      <p>{`${publication.name} is published by ${name}, which is responsible for this site and receives the donations.`}</p>
      <address className={styles.address}>
        {[name, ...address].map((line) => (
          <span key={line}>
            {line}
            <br />
          </span>
        ))}
      </address>
      <ul>
        <li>{form}</li>
        <li>{registration}</li>
        <li>{taxStatus}</li>
      </ul>
      <p>{receiptNote}</p>
    </>
  )
}
