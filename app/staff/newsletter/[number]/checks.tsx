import type { Check } from '@/lib/editions/authoring/preflight-rules'
import styles from './checks.module.css'

const verdicts = {
  good: { word: 'Good', sign: 'M4 10.5l4 4 8-9' },
  warning: { word: 'Look again', sign: 'M10 4v8M10 15.5v.5' },
  bad: { word: 'Fix this', sign: 'M5 5l10 10M15 5L5 15' },
} as const

/** The checks before an edition is sent and their results, as text, symbol and colour. */
export function Checks({ checks }: { checks: Check[] }) {
  return (
    <section className={styles.checks} aria-labelledby="checks">
      <h2 id="checks">Before sending</h2>
      <p className={styles.sum}>{sumUp(checks)}</p>
      <ul className={styles.list}>
        {checks.map(({ name, verdict, words }) => (
          <li key={name} className={styles[verdict]}>
            <Sign path={verdicts[verdict].sign} />
            <p>
              <strong className={styles.name}>{name}</strong>{' '}
              <span className={styles.verdict}>{verdicts[verdict].word}.</span> {words}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sign({ path }: { path: string }) {
  return (
    <svg className={styles.sign} viewBox="0 0 20 20" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}

function sumUp(checks: Check[]): string {
  const count = (verdict: Check['verdict']) => checks.filter((check) => check.verdict === verdict).length
  const [bad, warning] = [count('bad'), count('warning')]
  if (bad > 0) return `${bad === 1 ? 'One problem prevents' : `${bad} problems prevent`} sending.`
  if (warning > 0)
    return `It can be sent; ${warning === 1 ? 'one thing deserves' : `${warning} things deserve`} a second look.`
  return 'No problems found.'
}
