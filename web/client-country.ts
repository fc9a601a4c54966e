/**
 * The country (ISO 3166, two letters) that our own edge names for a request, or ''. Without a trusted proxy the
 * header is whatever the client likes, and is not read.
 */
export function clientCountry(from: {
  named: string | string[] | undefined
  trustedProxies: number
}): string {
  const { named, trustedProxies } = from
  if (trustedProxies === 0 || typeof named !== 'string') return ''
  return /^[a-z]{2}$/i.test(named.trim()) ? named.trim().toUpperCase() : ''
}
