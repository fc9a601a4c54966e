/** Parts of an address that say what the request before has done: `?done=saved&save=4`. */
const parts = ['done', 'save', 'saved', 'kept', 'said']

/** The same address without them; null where it has none. */
export function withoutDone(address: string): string | null {
  const url = new URL(address)
  const present = parts.filter((part) => url.searchParams.has(part))
  for (const part of present) url.searchParams.delete(part)
  return present.length === 0 ? null : url.href
}
