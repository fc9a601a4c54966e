'use client'

import styles from './editor.module.css'
import type { OtherText } from './editor-state'

/** The text that somebody else saved meanwhile, next to the form with one's own. */
export function Theirs({ theirs: { who, headline, standfirst, bodyMarkdown } }: { theirs: OtherText }) {
  return (
    <section className={styles.theirs} aria-labelledby="theirs">
      <h2 id="theirs">The other text</h2>
      <p className={styles.label}>{who}</p>
      <p className={styles.theirHeadline}>{headline}</p>
      <p>{standfirst}</p>
      {/* A region that scrolls must be reached by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.theirBody} role="region" aria-label="The other article" tabIndex={0}>
        {bodyMarkdown}
      </pre>
    </section>
  )
}
