import type * as z from 'zod'

export type FieldError = { field: string; message: string }

/** What a form shows again after a submission with errors. Contains nothing secret: it is part of the HTML. */
export type FormState = {
  errors: FieldError[]
  values: Record<string, string>
  /** The address that the reader probably meant. Submitting again keeps the one typed. */
  suggestion?: string
  /** The proof-of-work challenge that the browser has to solve first (lib/limits/proof-of-work.ts). */
  challenge?: string
  /** A question before an action that may be a mistake. */
  question?: Question
}

export type Question = {
  text: string
  /** The button that confirms, and the value by which the form knows that the question was asked. */
  yes: { label: string; value: string } | null
  /** What the reader may have meant instead. */
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

/** The message that stands at one field. */
export function messageFor(errors: FieldError[], name: string): string | undefined {
  return errors.find(({ field }) => field === name)?.message
}

/** Says a message in the reader's language; its values are in braces. */
type Say = (message: string, values: Record<string, string>) => string

/**
 * The first error of each field, in the order of the form. Without `say` in English. An error that names a value has
 * its message in `params.template`, because the languages differ in where the value stands.
 */
export function errorsOf(error: z.ZodError, say?: Say): FieldError[] {
  const first = new Map<string, string>()
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '')
    if (!first.has(field)) first.set(field, say === undefined ? issue.message : sayIssue(issue, say))
  }
  return [...first].map(([field, message]) => ({ field, message }))
}

function sayIssue(issue: z.core.$ZodIssue, say: Say): string {
  const { template, ...values } = issue.code === 'custom' ? (issue.params ?? {}) : {}
  return typeof template === 'string' ? say(template, values) : say(issue.message, {})
}
