import type * as z from 'zod'
import { errorsOf, fieldsOf, type FieldError, type FormState } from '@/lib/form'
import type { ServerText } from '@/lib/languages/text'
import { suggestAddress } from '@/lib/addresses/suggest-address'

type Read<Data> =
  | { isComplete: true; data: Data; values: Record<string, string> }
  | { isComplete: false; state: FormState }

type Options<Data> = {
  schema: z.ZodType<Data>
  t: Pick<ServerText, 'known'>
  /** Errors that the schema does not find; shown with its own, so that a reader sees all at once. */
  findMore?: (values: Record<string, string>) => FieldError[]
}

/**
 * Reads a form that asks for an email address (app/_ui/forms/address-form.tsx). An address that looks mistyped is asked
 * about once: sent again unchanged it is accepted, because `asked` then names it.
 */
export function readAddressForm<Data extends { email: string; asked?: string | undefined }>(
  form: FormData,
  { schema, t, findMore = () => [] }: Options<Data>,
): Read<Data> {
  const values = acceptSuggestion(fieldsOf(form))
  const parsed = schema.safeParse(values)
  if (!parsed.success)
    return {
      isComplete: false,
      state: { errors: [...findMore(values), ...errorsOf(parsed.error, t.known)], values },
    }
  const { email, asked } = parsed.data
  const suggestion = suggestAddress(email)
  if (suggestion === null || asked === email) return { isComplete: true, data: parsed.data, values }
  return { isComplete: false, state: { errors: [], values: { ...values, asked: email }, suggestion } }
}

/** The fields of a form after the reader answered "Did you mean …?" with yes; otherwise unchanged. */
function acceptSuggestion(fields: Record<string, string>): Record<string, string> {
  const { use, ...typed } = fields
  return use ? { ...typed, email: use, asked: use } : typed
}
