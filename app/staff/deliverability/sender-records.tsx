import type { RecordCheck } from '@/lib/deliverability/record-rules'
import checksCss from '../newsletter/[number]/checks.module.css'
import styles from './deliverability.module.css'

const verdicts = {
  good: { word: 'Good', sign: 'M4 10.5l4 4 8-9' },
  warning: { word: 'Look again', sign: 'M10 4v8M10 15.5v.5' },
  bad: { word: 'Fix this', sign: 'M5 5l10 10M15 5L5 15' },
  unknown: { word: 'Not known', sign: 'M10 4v8M10 15.5v.5' },
} as const

/** What the DNS says about the sender's domain: what was found, and what to do next. */
export function SenderRecords({ checks }: { checks: RecordCheck[] }) {
  return (
    <section aria-labelledby="records" className={`${checksCss.checks} ${styles.part}`}>
      <h2 id="records">Records of our domain</h2>
      <p className={checksCss.sum}>
        Looked up just now. The person who runs this system can change them at the domain’s DNS provider.
      </p>
      <ul className={checksCss.list}>
        {checks.map(({ name, verdict, words, at, found }) => (
          <li key={`${name} ${at}`} className={checksCss[verdict === 'unknown' ? 'warning' : verdict]}>
            <svg className={checksCss.sign} viewBox="0 0 20 20" aria-hidden="true">
              <path d={verdicts[verdict].sign} />
            </svg>
            <div>
              <p>
                <strong className={checksCss.name}>{name}</strong>{' '}
                <span className={checksCss.verdict}>{verdicts[verdict].word}.</span> {words}
              </p>
              <p className={styles.found}>
                {at}: {found.length === 0 ? 'nothing found' : found.map((record) => cut(record)).join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A key may be long, and anybody may put anything into their DNS. */
function cut(record: string): string {
  return record.length > 160 ? `${record.slice(0, 160)}…` : record
}
