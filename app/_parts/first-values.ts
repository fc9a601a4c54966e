export type Query = Record<string, string | string[] | undefined>

/** A query as one value each: of a parameter given several times, the first. */
export function firstValues(query: Query): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )
}
