/** What a route takes as the body of a request. */
export type BodyLimit = {
  mostBytes: number
  /** True where the route reads the body as it arrives: it is too large to be held in memory. */
  isStreamed: boolean
}

/** The one route that takes a file (its own limit is in read-upload.ts, for words of its own). */
const uploadPath = '/staff/subscribers/imports/file'

const kB = 1024

/** A form of ours. */
const form: BodyLimit = { mostBytes: 64 * kB, isStreamed: false }

/** An article, or the letter: 200,000 characters, in two bytes each, and once more in the answer that comes back. */
const longForm: BodyLimit = { mostBytes: 1024 * kB, isStreamed: false }

const limits: Record<string, BodyLimit> = {
  '/api/stripe/webhook': { mostBytes: 512 * kB, isStreamed: false },
  '/api/mail/events': { mostBytes: 512 * kB, isStreamed: false },
  '/api/newsletter/unsubscribe': { mostBytes: 8 * kB, isStreamed: false },
  '/api/newsletter/clicks': { mostBytes: 1 * kB, isStreamed: false },
  '/api/auth/callback/email': { mostBytes: 1 * kB, isStreamed: false },
  [uploadPath]: { mostBytes: 1024 * 1024 * kB, isStreamed: true },
}

/** A cookie as next-auth names it. Whether it opens anything, the route asks; without one nobody needs to send a file. */
const sessionCookie = /(^|;\s*)(__Secure-)?next-auth\.session-token=[\w-]/

/** The limit of the route at a path, for a request with this cookie header. */
export function bodyLimitOf(pathname: string, cookie = ''): BodyLimit {
  if (pathname === uploadPath && !sessionCookie.test(cookie)) return form
  return limits[pathname] ?? (/^\/staff\/(articles|newsletter)\//.test(pathname) ? longForm : form)
}
