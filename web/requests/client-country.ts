/**
 * The country (ISO 3166, two letters) that our edge names for a request, or ''. Without a trusted proxy a client could
 * set the header itself, so it is ignored.
 */
export function clientCountry(from: {
  named: string | string[] | undefined
  trustedProxies: number
}): string {
  const { named, trustedProxies } = from
  if (trustedProxies === 0 || typeof named !== 'string') return ''
  return /^[a-z]{2}$/i.test(named.trim()) ? named.trim().toUpperCase() : ''
}
