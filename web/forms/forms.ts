/**
 * Routes that accept a form without a server action (a `route.ts` with POST outside /api; forms.test.ts compares this
 * with the folders of app/).
 */
const formRoutes = [
  /^\/staff\/donations\/export$/,
  /^\/staff\/newsletter\/[^/]+\/mail$/,
  /^\/staff\/subscribers\/export$/,
  /^\/staff\/subscribers\/selection$/,
  /^\/staff\/subscribers\/[^/]+\/data$/,
  /^\/staff\/subscribers\/imports\/file$/,
]

/** Routes for programs, and the form that signs in: all of /api that accepts POST (forms.test.ts compares them too). */
const apiRoutes = [
  '/api/auth/callback/email',
  '/api/mail/events',
  '/api/newsletter/clicks',
  '/api/newsletter/unsubscribe',
  '/api/stripe/webhook',
]

/** True for an API route that accepts POST. Next takes a POST to any other path below /api for one to a page. */
export function isApiRoute(pathname: string): boolean {
  return apiRoutes.includes(pathname)
}

/** True for the path of a route that accepts a form. */
export function isFormRoute(pathname: string): boolean {
  return formRoutes.some((route) => route.test(pathname))
}

export function isMultipart(contentType: string): boolean {
  return /^multipart\/form-data *; *boundary=[^\s;,]{1,100}/i.test(contentType)
}

export function isUrlEncoded(contentType: string): boolean {
  return /^application\/x-www-form-urlencoded *(;|$)/i.test(contentType)
}
