/** Next fails on longer ones. */
const mostCharacters = 40_000
const mostDepth = 50

/** Catch-all, optional catch-all, dynamic; c and d also for routes that intercept others. */
const kinds = /^(c|oc|d|[cd]i\((\.|\.\.|\.\.\.|\.\.\)\(\.\.)\))$/

const markers = ['refetch', 'inside-shared-layout', 'metadata-only']

/**
 * True for a `Next-Router-State-Tree` header in the format of Next's own client: segment, parallel routes, and up to
 * four more items. Next answers 500 to any other, so we refuse those first.
 */
export function isRouterState(header: string): boolean {
  if (header.length > mostCharacters) return false
  try {
    return isTree(JSON.parse(decodeURIComponent(header)), 0)
  } catch {
    return false
  }
}

function isTree(value: unknown, depth: number): boolean {
  if (!Array.isArray(value) || value.length < 2 || value.length > 6 || depth > mostDepth) return false
  const [segment, parallel, url, marker, hint, extra] = value as unknown[]
  return (
    isSegment(segment) &&
    isRecord(parallel) &&
    Object.values(parallel).every((child) => isTree(child, depth + 1)) &&
    (url == null || isStrings(url, 2)) &&
    (marker == null || markers.includes(marker as string)) &&
    (hint == null || typeof hint === 'number') &&
    (extra === undefined || typeof extra === 'string')
  )
}

/** A name, or [parameter, value, kind, …]. */
function isSegment(value: unknown): boolean {
  if (typeof value === 'string') return true
  if (!Array.isArray(value) || value.length !== 4) return false
  const [name, given, kind, siblings] = value as unknown[]
  const isKnownKind = typeof kind === 'string' && kinds.test(kind)
  const isKnown = typeof name === 'string' && typeof given === 'string' && isKnownKind
  return isKnown && (siblings === null || isStrings(siblings))
}

function isStrings(value: unknown, length?: number): boolean {
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) return false
  return length === undefined || value.length === length
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
