import { KeepFresh } from './keep-fresh'
import styles from './update-note.module.css'

type Props = {
  seconds: number
  /** True if the reader has stopped the updates. */
  isStill: boolean
  /** The path of this page. */
  here: string
}

/** Says that the page updates, refreshes it, and lets the reader stop that (WCAG 2.2.2). */
export function UpdateNote({ seconds, isStill, here }: Props) {
  return (
    <p className={styles.note}>
      {isStill ? (
        <>
          This page does not update. <a href={here}>Update it automatically</a>
        </>
      ) : (
        <>
          This page updates every {seconds} seconds. <a href={`${here}?still=yes`}>Stop updating</a>
          <KeepFresh seconds={seconds} />
        </>
      )}
    </p>
  )
}
