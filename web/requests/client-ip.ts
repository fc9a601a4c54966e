import { isIP } from 'node:net'

/**
 * The client's address. Behind n trusted proxies it is the n-th address from the right of X-Forwarded-For: each trusted
 * proxy added the address it saw, and a client can forge everything further left. Without proxies, or if that entry is
 * not an address, it is the socket's. Some proxies add a port (`192.0.2.1:567`, `[::1]:567`).
 */
export function clientIp(from: {
  forwardedFor: string | undefined
  socketAddress: string | undefined
  trustedProxies: number
}): string {
  const heard = (from.forwardedFor ?? '').split(',').map(withoutPort)
  const named = from.trustedProxies > 0 ? heard.at(-from.trustedProxies) : undefined
  return named !== undefined && isIP(named) !== 0 ? named : (from.socketAddress ?? '')
}

function withoutPort(entry: string): string {
  const [, bracketed, plain] = /^\s*(?:\[([\da-f:.]+)\]|"?([\d.]+))(?::\d{1,5})?"?\s*$/i.exec(entry) ?? []
  return bracketed ?? plain ?? entry.trim()
}
