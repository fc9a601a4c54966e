'use client'

import styles from './editor.module.css'
import type { OtherEdition } from './editor-state'

/** The text that somebody else saved meanwhile, next to the form with one's own. */
export function Theirs({ theirs }: { theirs: OtherEdition }) {
  const { who, subject, preheader, openingNote, editorName, stories } = theirs
  return (
    <section className={styles.theirs} aria-labelledby="theirs">
      <h2 id="theirs">The other version</h2>
      <p className={styles.none}>{who}</p>
      <p className={styles.headline}>{subject}</p>
      <p>{preheader}</p>
      <p className={styles.note}>{openingNote}</p>
      <p>{editorName}</p>
      <ol>
        {stories.map(({ headline, blurb }) => (
          <li key={headline}>
            <strong>{headline}</strong>: {blurb}
          </li>
        ))}
      </ol>
    </section>
  )
}
