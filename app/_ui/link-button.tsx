import type { ReactNode } from 'react'
import styles from './button.module.css'

type Props = { href: string; children: ReactNode; look?: 'accent' | 'support' | 'quiet' }

/** A link to the next step of its page, in the style of a button. */
export function LinkButton({ href, children, look = 'accent' }: Props) {
  return (
    <a href={href} className={`${styles.button} ${styles[look]}`}>
      {children}
    </a>
  )
}
