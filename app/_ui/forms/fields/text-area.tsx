'use client'

import { useLayoutEffect, useState, type TextareaHTMLAttributes } from 'react'
import { useIsRunning } from '../../use-is-running'
import { describe, Labelled } from './field'
import styles from './field.module.css'

type Props = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'className'> & {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
}

/** A labelled field for several lines. */
export function TextArea({ id, label, hint, error, rows = 3, ...textArea }: Props) {
  useKeepTyped(id)
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <textarea
        {...textArea}
        {...describe({ id, hint, error })}
        id={id}
        rows={rows}
        className={`${styles.input} ${styles.lines}`}
      />
    </Labelled>
  )
}

/**
 * When React takes over a page that the server has sent, it puts the default into a textarea that has one (not into
 * other fields). What was typed before its script ran would be lost, so it is read first and put back.
 */
function useKeepTyped(id: string): void {
  const isRunning = useIsRunning()
  // A page that opens later must not take the text of the page before it.
  const [typed] = useState(() => (isRunning ? null : readTyped(id)))
  useLayoutEffect(() => {
    const field = document.getElementById(id)
    if (typed !== null && field instanceof HTMLTextAreaElement) field.value = typed
  }, [id, typed])
}

function readTyped(id: string): string | null {
  if (typeof document === 'undefined') return null
  const field = document.getElementById(id)
  return field instanceof HTMLTextAreaElement && field.value !== field.defaultValue ? field.value : null
}
