/** Next protects server actions against forms on other sites; a route must protect itself in the same way. */
export function isOurs({ headers }: Request): boolean {
  const origin = headers.get('origin') ?? ''
  return URL.canParse(origin) && new URL(origin).host === headers.get('host')
}

export const notOurs = () => new Response('This form was sent from another site.', { status: 403 })
