/** A cookie that no script can read, and that other sites send only by links. */
export type Cookie = { name: string; value: string; maxAge: number; secure: boolean }

/** The value of a Set-Cookie header (RFC 6265, section 4.1). `maxAge` is in seconds. */
export function writeCookie({ name, value, maxAge, secure }: Cookie): string {
  const attributes = [
    `Max-Age=${maxAge}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
  ]
  return [cookiePair({ name, value }), ...attributes].join('; ')
}

/** `name=value`, as a request has it too. */
export function cookiePair({ name, value }: Pick<Cookie, 'name' | 'value'>): string {
  return `${name}=${encodeURIComponent(value)}`
}
