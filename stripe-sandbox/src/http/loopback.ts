/**
 * Whether a host name, such as `127.0.0.1` or `[::1]`, can only be this machine's. A page on the web may have its own
 * name point here (DNS rebinding); the browser then sends that name, and this is false.
 */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
