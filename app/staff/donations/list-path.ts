import { path } from '@/lib/urls'

/** The fields of the filter's form, in order; the position in the list is not one of them. */
export const filterFields = [
  'q',
  'standing',
  'frequency',
  'currency',
  'least',
  'most',
  'article',
  'campaign',
  'from',
  'until',
] as const

/** The list with the same filter, at another position; empty fields are left out of the URL. */
export function listPath(
  values: Partial<Record<string, string>>,
  place: { before?: string; after?: string } = {},
): string {
  const filled = filterFields.map((field) => [field, values[field] || undefined])
  return path('/staff/donations', { ...Object.fromEntries(filled), ...place } as Record<
    string,
    string | undefined
  >)
}
