import type { z } from 'zod'

export type FieldError = { field: string; message: string }

/** What a form shows again after a submission that a reader can put right. Nothing secret: it travels in hidden HTML. */
export type FormState = {
  errors: FieldError[]
  values: Record<string, string>
  /** An address that the reader probably meant; pressing the button once more keeps the one typed. */
  suggestion?: string
  /** What a browser has to solve before the form is taken (lib/proof-of-work.ts). */
  challenge?: string
  /** Asked once before something is done that may be a mistake. */
  question?: Question
}

export type Question = {
  text: string
  /** The button that does it all the same, and the value by which the form knows that it was asked. */
  yes: string
  sure: string
  /** What may have been meant instead. */
  instead: { label: string; href: string } | null
}

export const emptyForm: FormState = { errors: [], values: {} }

/**
 * The text fields of a submitted form; files and Next's own hidden fields are left out. None where it is no form:
 * a client that calls an action by its id may pass anything.
 */
export function fieldsOf(form: unknown): Record<string, string> {
  const fields: Record<string, string> = {}
  if (!(form instanceof FormData)) return fields
  for (const [name, value] of form) {
    if (typeof value === 'string' && !name.startsWith('$ACTION')) fields[name] = value
  }
  return fields
}

/** One message a field, the first, in the order of the form. */
export function errorsOf(error: z.ZodError): FieldError[] {
  const first = new Map<string, string>()
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '')
    if (!first.has(field)) first.set(field, issue.message)
  }
  return [...first].map(([field, message]) => ({ field, message }))
}
