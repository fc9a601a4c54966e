/** URL parameters with the last request's result: `?done=saved&save=4`. */
const parts = ['done', 'save', 'saved', 'kept', 'said']

/** The same URL without them; null if it has none. */
export function withoutDone(address: string): string | null {
  const url = new URL(address)
  const present = parts.filter((part) => url.searchParams.has(part))
  for (const part of present) url.searchParams.delete(part)
  return present.length === 0 ? null : url.href
}
