import { notFound } from 'next/navigation'
import type * as z from 'zod'
import { fieldsOf } from '@/lib/form'

/**
 * The hidden fields of a form that only our own pages draw, parsed. A request with others asks for something that is
 * not there: 404, and no failure of ours.
 */
export function readFormFields<Schema extends z.ZodType>(schema: Schema, form: unknown): z.output<Schema> {
  const parsed = schema.safeParse(fieldsOf(form))
  return parsed.success ? parsed.data : notFound()
}
