import { legalIn } from '@/lib/languages/legal'
import { textIn } from '@/lib/languages/text'
import { publication } from '@/lib/publication'
import styles from './privacy.module.css'

const { name, form, address, registration, taxStatus, receiptNote } = legalIn(textIn('ru'))

/** The same as in publisher.tsx, in Russian. */
export function RussianPublisher() {
  return (
    <>
      <h2 id="publisher">Издатель</h2>
      <p>{`Издатель ${publication.name} — ${name}. Эта организация отвечает за сайт и получает пожертвования.`}</p>
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
