'use client'

import { findAddressFault } from '@/lib/address-faults'
import type { FieldError, FormState } from '@/lib/form'
import { useCheckedFormAction } from '../../_ui/use-form-action'

type AddressAction = (previous: FormState, form: FormData) => Promise<FormState>

/** The state and action of a form that asks for an email address: a plain fault in it is told before anything is sent. */
export function useAddressAction(action: AddressAction, permalink: string) {
  return useCheckedFormAction(action, { permalink, check })
}

/** With a date of the reader's own, the server looks at both, so that all errors are shown at once. */
function check({ email = '', when, use }: Record<string, string>): FieldError[] {
  if (when === 'own' || use) return []
  const message = findAddressFault(email)
  return message === null ? [] : [{ field: 'email', message }]
}
