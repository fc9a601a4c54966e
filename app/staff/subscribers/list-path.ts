import { path } from '@/lib/urls'

/** The fields of the filter's form, in order; the position in the list is not one of them. */
export const filterFields = ['q', 'standing', 'tag', 'from', 'until'] as const

/** The list with the same filter, at another position or with a message; empty fields are left out of the URL. */
export function listPath(
  values: Partial<Record<string, string>>,
  place: Partial<Record<'before' | 'after' | 'done' | 'count' | 'problem', string>> = {},
): string {
  const filled = filterFields.map((field) => [field, values[field] || undefined])
  const query = { ...Object.fromEntries(filled), ...place } as Record<string, string | undefined>
  return path('/staff/subscribers', query)
}
