'use client'

import type { ReactNode } from 'react'
import styles from './next-step.module.css'
import { useFocus } from './use-focus'

type Props = {
  children: ReactNode
  /** Changes with every answer. */
  answer: object
  /** Does not take the focus, if something else on the page has to be read first. */
  isQuiet: boolean
}

/** What has to happen before a form can continue. Announced and focused. */
export function NextStep({ children, answer, isQuiet }: Props) {
  const box = useFocus<HTMLDivElement>(answer, !isQuiet)
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only way to lead there where no script runs
    <div ref={box} className={styles.step} role="alert" tabIndex={-1} autoFocus={!isQuiet}>
      {children}
    </div>
  )
}
