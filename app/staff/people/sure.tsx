import type { ReactNode } from 'react'
import styles from './people.module.css'

/** The checkbox before an action that cannot be undone. */
export function Sure({ id, children }: { id: string; children: ReactNode }) {
  return (
    <label className={styles.sure} htmlFor={id}>
      <input id={id} type="checkbox" name="sure" value="yes" />
      <span>{children}</span>
    </label>
  )
}
