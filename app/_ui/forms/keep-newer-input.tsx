'use client'

import { useEffect } from 'react'

/**
 * React resets a form once its action has answered. What was typed after it was sent would be lost with it, so a form
 * whose fields have changed since then is not reset. One listener serves all forms.
 */
export function KeepNewerInput() {
  useEffect(() => {
    const sent = new WeakMap<EventTarget, string>()
    const note = ({ target }: Event) => {
      if (target instanceof HTMLFormElement) sent.set(target, fieldsOf(target))
    }
    const keep = (event: Event) => {
      const { target } = event
      if (!(target instanceof HTMLFormElement)) return
      const before = sent.get(target)
      if (before !== undefined && before !== fieldsOf(target)) event.preventDefault()
    }
    document.addEventListener('submit', note, true)
    document.addEventListener('reset', keep, true)
    return () => {
      document.removeEventListener('submit', note, true)
      document.removeEventListener('reset', keep, true)
    }
  }, [])
  return null
}

/** What a person has entered. Hidden fields change with each answer. */
function fieldsOf(form: HTMLFormElement): string {
  const fields = [...form.elements].flatMap((field) => {
    if (field instanceof HTMLInputElement && field.type === 'hidden') return []
    if (field instanceof HTMLInputElement) return [[field.name, field.value, field.checked]]
    const hasValue = field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement
    return hasValue ? [[field.name, field.value]] : []
  })
  return JSON.stringify(fields)
}
