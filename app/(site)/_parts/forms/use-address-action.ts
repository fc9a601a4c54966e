'use client'

import { findAddressFault } from '@/lib/addresses/address-faults'
import type { FormState } from '@/lib/form'
import { useFormAction } from '../../../_ui/forms/use-form-action'
import { useText } from '../../../_ui/use-text'

type Say = ReturnType<typeof useText>['known']
type AddressAction = (previous: FormState, form: FormData) => Promise<FormState>

/** The state and action of a form that asks for an email address: a plain fault in it is told before anything is sent. */
export function useAddressAction(action: AddressAction, permalink: string) {
  const t = useText()
  return useFormAction(action, permalink, { check: (values) => check(values, t.known) })
}

/** With a date of the reader's own, the server looks at both, so that all errors are shown at once. */
function check(values: Record<string, string>, say: Say): FormState | null {
  const { email = '', when, use } = values
  if (when === 'own' || use) return null
  const fault = findAddressFault(email)
  if (fault === null) return null
  const message = say(fault.template, { character: fault.character ?? '' })
  return { errors: [{ field: 'email', message }], values }
}
