import NextAuth, { getServerSession, type AuthOptions } from 'next-auth'
import { NextRequest } from 'next/server'
import { randomBytes } from 'node:crypto'
import { emailSchema } from '@/lib/addresses/email-address'
import { settings } from '@/lib/env'
import { log } from '@/lib/log'
import { openSessionStore, sessionDays, type SignedIn, type Visit } from '@/lib/readers/session-store'
import { siteUrl } from '@/lib/urls'

declare module 'next-auth' {
  interface Session {
    user: SignedIn
  }
}

const maxAge = sessionDays * 86_400

/** Our next-auth: accounts confirmed by mail, sessions in the database. It sends no mail itself. */
function authOptions(visit: Visit): AuthOptions {
  return {
    secret: settings().NEXTAUTH_SECRET,
    useSecureCookies: sessionCookie().secure,
    adapter: openSessionStore(visit),
    providers: [email],
    session: {
      strategy: 'database',
      maxAge,
      updateAge: maxAge,
      generateSessionToken: () => randomBytes(32).toString('base64url'),
    },
    callbacks: {
      // start-session.ts decides where to continue, never a URL that the library was given.
      redirect: ({ baseUrl }) => baseUrl,
      session: ({ user, session }) => ({ ...session, user: user as typeof user & SignedIn }),
    },
    logger: {
      error: (code, metadata) =>
        log.error('sign_in.failed', metadata instanceof Error ? metadata : metadata.error, { code }),
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}

/** The provider without its mailer: lib/sessions/ask-to-sign-in.ts writes our own mail into the outbox. */
const email: AuthOptions['providers'][number] = {
  id: 'email',
  type: 'email',
  name: 'Email',
  server: '',
  from: '',
  maxAge: 0,
  options: {},
  // next-auth's own would cut an address at its first comma and keep a domain's Unicode form.
  normalizeIdentifier: (typed) => emailSchema.parse(typed),
  sendVerificationRequest: () => {
    throw new Error('Sign-in mails are sent only through the outbox.')
  },
}

/** The cookie with the session's token; `__Secure-` makes browsers refuse it over plain http. */
export function sessionCookie() {
  const secure = settings().SITE_URL.startsWith('https:')
  const name = `${secure ? '__Secure-' : ''}next-auth.session-token`
  return { name, httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge } as const
}

/** The owner of this request's session cookie. */
export async function readSession(now: Date): Promise<SignedIn | null> {
  return (await getServerSession(authOptions({ now, device: '', proved: null })))?.user ?? null
}

/**
 * Lets next-auth's own callback open a session for the reader who proved this address, and returns its token.
 * @throws when next-auth opens none: the address was proved, so that is a fault of ours.
 */
export async function openSession(visit: Visit & { proved: string }): Promise<string> {
  const url = siteUrl('/api/auth/callback/email', { token: 'proved', email: visit.proved })
  const route = { params: { nextauth: ['callback', 'email'] } }
  const callback = new NextRequest(url, { method: 'POST' })
  const answer = (await NextAuth(callback, route, authOptions(visit))) as Response
  const start = `${sessionCookie().name}=`
  const cookie = answer.headers.getSetCookie().find((header) => header.startsWith(start))
  if (cookie === undefined) throw new Error(`next-auth opened no session (${answer.status}).`)
  return cookie.slice(start.length).split(';', 1)[0] ?? ''
}
