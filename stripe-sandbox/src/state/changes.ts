/** The old values of changed fields, for `previous_attributes`. */
export function changedFrom<T extends object>(before: T, changes: Partial<T>): object {
  const changed = (Object.keys(changes) as (keyof T)[]).filter(
    (key) => JSON.stringify(changes[key]) !== JSON.stringify(before[key]),
  )
  return Object.fromEntries(changed.map((key) => [key, before[key] ?? null]))
}
