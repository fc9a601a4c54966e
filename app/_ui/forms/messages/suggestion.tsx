'use client'

import type { ReactNode } from 'react'
import { useFocus } from '../../use-focus'
import styles from './suggestion.module.css'

type Props = { children: ReactNode; /** Changes with every answer. */ answer: object }

/** Asks whether the reader meant something else. Takes the focus, so that the question is read before the next key. */
export function Suggestion({ children, answer }: Props) {
  const box = useFocus<HTMLDivElement>(answer)
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only way to lead there where no script runs
    <div ref={box} className={styles.suggestion} role="alert" tabIndex={-1} autoFocus>
      {children}
    </div>
  )
}
