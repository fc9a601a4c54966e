'use client'

import { unstable_isUnrecognizedActionError as isFromAnotherBuild, unstable_rethrow } from 'next/navigation'
import { useActionState, useSyncExternalStore } from 'react'
import { emptyForm, fieldsOf, type FormState } from '@/lib/form'

type FormAction = (previous: FormState, form: FormData) => Promise<FormState>

/**
 * A form's state and its action. As served the action is the server's own, so that the form works before and
 * without any script, coming back to `permalink`. Once a script runs, an answer that is lost on its way shows as
 * an error of the form, and what was typed stays.
 */
export function useFormAction(action: FormAction, permalink: string) {
  const isRunning = useSyncExternalStore(neverChanges, isTrue, isFalse)
  return useActionState(isRunning ? keepTyped(action) : action, emptyForm, permalink)
}

const neverChanges = () => () => undefined
const isTrue = () => true
const isFalse = () => false

function keepTyped(action: FormAction): FormAction {
  return async (previous, form) => {
    try {
      return await action(previous, form)
    } catch (error) {
      // Redirects travel as errors, and a form of another build needs its page anew.
      unstable_rethrow(error)
      if (isFromAnotherBuild(error)) throw error
      return { errors: [{ field: '', message: lost }], values: fieldsOf(form) }
    }
  }
}

const lost =
  'No answer came back: the connection may be down, or something went wrong on our side. What you entered is still here. Please try again in a minute.'
