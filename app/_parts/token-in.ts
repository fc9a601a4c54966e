/**
 * The token of a link, also if its name was mangled: `amp;token` where `&amp;` was not decoded, and `token=…` as a name
 * where the `=` was encoded.
 */
export function tokenIn(query: Record<string, string | undefined>): string {
  if (query.token !== undefined) return query.token
  for (const [name, value = ''] of Object.entries(query)) {
    const [, rest] = /^(?:amp;|\?)?token(?:=(?:3D)?(.*))?$/is.exec(name) ?? []
    if (rest !== undefined) return rest
    if (/^(?:amp;|\?)token$/i.test(name)) return value
  }
  return ''
}
