'use client'

import { useState, useSyncExternalStore } from 'react'
import styles from './copy-link.module.css'
import { useText } from '../../../_ui/use-text'

type Outcome = 'none' | 'copied' | 'refused'

const outcomeWords = {
  copied: 'Copied.',
  refused: 'Your browser did not copy it. The address is selected: copy it from the field.',
} as const

/** Copies the field's text. Without a script there is no button, because it could do nothing. */
export function CopyButton({ fieldId }: { fieldId: string }) {
  const t = useText()
  const isRunning = useSyncExternalStore(neverChanges, isTrue, isFalse)
  const [outcome, setOutcome] = useState<Outcome>('none')
  if (!isRunning) return null
  return (
    <>
      <button type="button" className={styles.button} onClick={() => void copy(fieldId).then(setOutcome)}>
        {t('Copy')}
      </button>
      <span role="status" className={styles.outcome}>
        {outcome !== 'none' && t(outcomeWords[outcome])}
      </span>
    </>
  )
}

async function copy(fieldId: string): Promise<Outcome> {
  const field = document.getElementById(fieldId)
  if (!(field instanceof HTMLInputElement)) return 'refused'
  field.select()
  try {
    await navigator.clipboard.writeText(field.value)
    return 'copied'
  } catch {
    // No permission, or a page without HTTPS: the reader is told, and the text is selected.
    return 'refused'
  }
}

const neverChanges = () => () => undefined
const isTrue = () => true
const isFalse = () => false
