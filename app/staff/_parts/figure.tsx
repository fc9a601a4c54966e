import type { ReactNode } from 'react'
import { Sparkline } from '../../_ui/charts/sparkline'
import styles from './figure.module.css'

type Course = {
  /** Names the line where a figure has one for each currency. */
  name?: string
  values: number[]
}

type Props = {
  id: string
  name: string
  /** One line for each currency, or a single one. */
  lines: { figure: string; change: string }[]
  courses: Course[]
  /** "November 2025 to now" */
  span: string
  /** What is counted, and what is not, in words. */
  definition: ReactNode
  /** The course as a table. */
  table: ReactNode
}

/** One key figure with its course; its definition and its data are behind it. */
export function Figure({ id, name, lines, courses, span, definition, table }: Props) {
  return (
    <section className={styles.figure} aria-labelledby={id}>
      <h3 id={id} className={styles.name}>
        {name}
      </h3>
      {lines.length === 0 && <p className={styles.change}>Nothing yet.</p>}
      <ul className={styles.lines}>
        {lines.map(({ figure, change }) => (
          <li key={figure + change}>
            <p className={styles.value}>{figure}</p>
            <p className={styles.change}>{change}</p>
          </li>
        ))}
      </ul>
      <div className={styles.courses}>
        {courses.map(({ name: label, values }) => (
          <div key={label ?? 'all'} className={styles.course}>
            {label && <span className={styles.label}>{label}</span>}
            <Sparkline values={values} />
          </div>
        ))}
        <p className={styles.span}>{span}</p>
      </div>
      <details className={styles.behind}>
        <summary>What this counts, month by month</summary>
        <div className={styles.words}>{definition}</div>
        {table}
      </details>
    </section>
  )
}
