'use client'

import { useEffect, useRef, useState, type ChangeEvent, type MouseEvent } from 'react'
import { fieldsOf, type FormState } from '@/lib/form'
import { readBox } from './box-choice'
import { settleChoice, takePreset, takeTyped, type Released } from './last-choice'

/** The fields of the box as they would be submitted, null until the script runs, and what keeps the last choice. */
export function useBox(state: FormState) {
  const form = useRef<HTMLFormElement>(null)
  const released = useRef<Released>(new Map())
  const [fields, setFields] = useState<Record<string, string> | null>(null)

  // Browsers restore the choice after a reload or a step back, so we read it from the form.
  useEffect(() => {
    if (form.current === null) return
    const found = fieldsOf(new FormData(form.current))
    settleChoice(form.current, released.current, readBox(found).amount)
    setFields(fieldsOf(new FormData(form.current)))
  }, [state])

  const onChange = ({ currentTarget, target }: ChangeEvent<HTMLFormElement>) => {
    if (target instanceof HTMLInputElement && target.name === 'other')
      takeTyped(currentTarget, released.current)
    setFields(fieldsOf(new FormData(currentTarget)))
  }
  // A press on the chosen preset changes nothing in it, so there is no change event.
  const onClick = ({ currentTarget, target }: MouseEvent<HTMLFormElement>) => {
    if (!(target instanceof HTMLInputElement && target.name.startsWith('amount-'))) return
    takePreset(currentTarget, released.current)
    setFields(fieldsOf(new FormData(currentTarget)))
  }
  return { form, fields, handlers: { onChange, onClick } }
}
