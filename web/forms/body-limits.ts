/** The request body that a route accepts. */
export type BodyLimit = {
  mostBytes: number
  /** True if the route streams the body because it is too large for memory. */
  isStreamed: boolean
}

/** The one route that accepts a file. read-upload.ts has its own limit, with its own message. */
const uploadPath = '/staff/subscribers/imports/file'

const kB = 1024

/** An ordinary form. */
const form: BodyLimit = { mostBytes: 64 * kB, isStreamed: false }

/**
 * An article or an edition: 200,000 characters of two bytes each, and the same again in the form state that the page
 * sends back.
 */
const longForm: BodyLimit = { mostBytes: 1024 * kB, isStreamed: false }

const limits: Record<string, BodyLimit> = {
  '/api/stripe/webhook': { mostBytes: 512 * kB, isStreamed: false },
  '/api/mail/events': { mostBytes: 512 * kB, isStreamed: false },
  '/api/newsletter/unsubscribe': { mostBytes: 8 * kB, isStreamed: false },
  '/api/newsletter/clicks': { mostBytes: 1 * kB, isStreamed: false },
  '/api/auth/callback/email': { mostBytes: 1 * kB, isStreamed: false },
  [uploadPath]: { mostBytes: 1024 * 1024 * kB, isStreamed: true },
}

/** The session cookie of next-auth. The route checks whether it is valid; without one, nobody may send a file. */
const sessionCookie = /(^|;\s*)(__Secure-)?next-auth\.session-token=[\w-]/

/** The limit of the route at a path, for a request with this cookie header. */
export function bodyLimitOf(pathname: string, cookie = ''): BodyLimit {
  if (pathname === uploadPath && !sessionCookie.test(cookie)) return form
  return limits[pathname] ?? (/^\/staff\/(articles|newsletter)\//.test(pathname) ? longForm : form)
}
