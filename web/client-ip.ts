/**
 * Whose request this is. Behind n trusted proxies it is the n-th address from the right of X-Forwarded-For:
 * each trusted proxy wrote down whom it heard, and everything further left is hearsay. With none, the socket's.
 */
export function clientIp(from: {
  forwardedFor: string | undefined
  socketAddress: string | undefined
  trustedProxies: number
}): string {
  const heard = (from.forwardedFor ?? '').split(',').map((address) => address.trim())
  const named = from.trustedProxies > 0 ? heard.at(-from.trustedProxies) : undefined
  return named || (from.socketAddress ?? '')
}
