'use client'

import { useEffect } from 'react'
import type { FieldError } from '@/lib/form'
import styles from './error-summary.module.css'
import { useFocus } from '../../use-focus'
import { useText } from '../../use-text'

type Props = {
  heading: string
  /** An error without a field is about the whole form, and its message has no link. */
  errors: FieldError[]
  /** The ids of the fields by name, or what stands before the name in every id. */
  fieldIds?: Record<string, string> | string
  /** Changes with every answer, so that a repeated mistake is announced again. */
  answer: object
}

/**
 * The errors of a form, at its top: announced at once and focused, each message with a link to its field. With a
 * script, the window's title says so as well.
 */
export function ErrorSummary({ heading, errors, fieldIds = {}, answer }: Props) {
  const t = useText()
  const hasErrors = errors.length > 0
  const box = useFocus<HTMLDivElement>(answer, hasErrors)
  const prefix = `${t('Error:')} `

  useEffect(() => {
    if (!hasErrors) return
    const mark = () => {
      if (!document.title.startsWith(prefix)) document.title = prefix + document.title
    }
    mark()
    // Next may write the title of the page again after this.
    const titles = new MutationObserver(mark)
    titles.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => titles.disconnect()
  }, [answer, hasErrors, prefix])

  if (!hasErrors) return null
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only way to lead there where no script runs
    <div ref={box} className={styles.summary} role="alert" tabIndex={-1} autoFocus>
      <p className={styles.heading}>{heading}</p>
      <ul className={styles.list}>
        {errors.map(({ field, message }) => {
          const id = typeof fieldIds === 'string' ? field && fieldIds + field : fieldIds[field]
          return <li key={message}>{id ? <a href={`#${id}`}>{message}</a> : message}</li>
        })}
      </ul>
    </div>
  )
}
