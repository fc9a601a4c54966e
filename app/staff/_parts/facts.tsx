import type { ReactNode } from 'react'
import styles from './facts.module.css'

/** Facts with their names; unknown ones are left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, fact: ReactNode])[] }) {
  const known = facts.filter(([, fact]) => fact !== null && fact !== undefined && fact !== '')
  return (
    <dl className={styles.facts}>
      {known.map(([name, fact]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  )
}
