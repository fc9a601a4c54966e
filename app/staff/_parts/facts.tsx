import type { ReactNode } from 'react'
import styles from './facts.module.css'

/** Facts beside their names; those that are not known are left out. */
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
