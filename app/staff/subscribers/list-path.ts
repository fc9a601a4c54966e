import { path } from '@/lib/urls'

/** What the filter's form holds, in its order; a page's place in the list is not part of it. */
export const filterFields = ['q', 'standing', 'from', 'until'] as const

/** The list with the same filter, at another place; empty fields are left out of the address. */
export function listPath(
  values: Partial<Record<string, string>>,
  place: { before?: string; after?: string } = {},
): string {
  const filled = filterFields.map((field) => [field, values[field] || undefined])
  const query = { ...Object.fromEntries(filled), ...place } as Record<string, string | undefined>
  return path('/staff/subscribers', query)
}
