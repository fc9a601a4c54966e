'use client'

import { unstable_isUnrecognizedActionError as isFromAnotherBuild, unstable_rethrow } from 'next/navigation'
import { useActionState, useEffect, useState, useSyncExternalStore } from 'react'
import { emptyForm, fieldsOf, type FormState } from '@/lib/form'
import { withoutDone } from './without-done'

type FormAction<State extends FormState> = (previous: State, form: FormData) => Promise<State>

/**
 * A form's state and its action. As served the action is the server's own, so that the form works before and
 * without any script, coming back to `permalink`. Once a script runs, an answer that is lost on its way shows as
 * an error of the form, and what was typed stays.
 */
export function useFormAction(action: FormAction<FormState>, permalink: string) {
  return useFormActionFrom(emptyForm, action, permalink)
}

/** The same for a form whose answers say more than what is to be put right. */
export function useFormActionFrom<State extends FormState>(
  initial: State,
  action: FormAction<State>,
  permalink: string,
) {
  const isRunning = useSyncExternalStore(neverChanges, isTrue, isFalse)
  // React would have it awaited; no state of ours is a promise.
  const answered = useActionState<State, FormData>(
    isRunning ? keepTyped(action) : action,
    initial as Awaited<State>,
    permalink,
  )
  useForgetDone(answered[0])
  return answered
}

/** Once a form has answered in its place, what the address says of the request before is no news any more. */
function useForgetDone(state: FormState): void {
  const [first] = useState(state)
  useEffect(() => {
    const address = state === first ? null : withoutDone(window.location.href)
    // Not with the history's own state: Next's router would then not hear of it.
    if (address !== null) window.history.replaceState(null, '', address)
  }, [state, first])
}

const neverChanges = () => () => undefined
const isTrue = () => true
const isFalse = () => false

function keepTyped<State extends FormState>(action: FormAction<State>): FormAction<State> {
  return async (previous, form) => {
    try {
      return await action(previous, form)
    } catch (error) {
      // Redirects travel as errors, and a form of another build needs its page anew.
      unstable_rethrow(error)
      if (isFromAnotherBuild(error)) throw error
      return { ...previous, errors: [{ field: '', message: lost }], values: fieldsOf(form) }
    }
  }
}

const lost =
  'No answer came back: the connection may be down, or something went wrong on our side. What you entered is still here. Please try again in a minute.'
