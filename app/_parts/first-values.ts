export type Query = Record<string, string | string[] | undefined>

/** A query with one value per parameter: the first, if there are several. */
export function firstValues(query: Query): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )
}
