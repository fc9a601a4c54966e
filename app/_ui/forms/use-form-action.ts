'use client'

import { unstable_isUnrecognizedActionError as isFromAnotherBuild, unstable_rethrow } from 'next/navigation'
import { useActionState, useEffect, useState } from 'react'
import { emptyForm, fieldsOf, type FormState } from '@/lib/form'
import { useIsRunning } from '../use-is-running'
import { useText } from '../use-text'
import { withoutDone } from './without-done'

type FormAction<State extends FormState> = (previous: State, form: FormData) => Promise<State>

/**
 * A form's state and its action. Before a script runs, the action is the server's own, so that the form works without
 * one and returns to `permalink`. With a script, a lost answer is shown as an error of the form, and the typed text
 * stays.
 */
export function useFormAction(
  action: FormAction<FormState>,
  permalink: string,
  { check = acceptAll }: { check?: FormCheck } = {},
) {
  const checked: FormAction<FormState> = async (previous, form) =>
    check(fieldsOf(form)) ?? action(previous, form)
  const isRunning = useIsRunning()
  return useFormActionFrom(emptyForm, isRunning ? checked : action, permalink)
}

/** What is wrong in a form, told in the browser before anything travels; null if the server should see it. */
export type FormCheck = (values: Record<string, string>) => FormState | null

const acceptAll = () => null

/** The same for a form whose answers contain more than errors. */
export function useFormActionFrom<State extends FormState>(
  initial: State,
  action: FormAction<State>,
  permalink: string,
) {
  const t = useText()
  // Before the script runs, the action must be the server's own.
  const isRunning = useIsRunning()
  // React expects it to be awaited; none of our states is a promise.
  const answered = useActionState<State, FormData>(
    isRunning ? keepTyped(action, t(lost)) : action,
    initial as Awaited<State>,
    t.href(permalink),
  )
  useForgetDone(answered[0])
  return answered
}

/** Once a form has answered in place, the last request's result in the URL is outdated. */
function useForgetDone(state: FormState): void {
  const [first] = useState(state)
  useEffect(() => {
    const address = state === first ? null : withoutDone(window.location.href)
    // Not with the history's own state, because Next's router would not notice the change.
    if (address !== null) window.history.replaceState(null, '', address)
  }, [state, first])
}

function keepTyped<State extends FormState>(action: FormAction<State>, message: string): FormAction<State> {
  return async (previous, form) => {
    try {
      return await action(previous, form)
    } catch (error) {
      // Redirects travel as errors, and a form of another build needs a new page.
      unstable_rethrow(error)
      if (isFromAnotherBuild(error)) throw error
      return { ...previous, errors: [{ field: '', message }], values: fieldsOf(form) }
    }
  }
}

const lost =
  'We got no answer: the connection may be down, or something went wrong on our side. What you entered is still here. Please try again in a minute.'
