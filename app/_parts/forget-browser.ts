import { cookies } from 'next/headers'
import { settings } from '@/lib/env'
import { languages } from '@/lib/languages/rules'
import { sessionCookie } from '../api/auth/options'
import { formCookie, formCookies, type FormCookie } from './form-cookies'

/** Every cookie of ours but those of forms, with the path that it was set for. web/page-cache/public-page.ts lists the same names. */
const ownCookies = [
  ['visitor', '/'],
  ['known-donor', '/'],
  ['__Host-known-donor', '/'],
  ['donation-link', '/'],
  ['__Host-donation-link', '/'],
] as const

/** Of the forms in every language: a reader may have changed it in between. */
function ofForms() {
  return languages.flatMap((language) =>
    Object.keys(formCookies).map((cookie) => {
      const { name, path } = formCookie(cookie as FormCookie, language)
      return [name, path] as const
    }),
  )
}

/**
 * Removes all that this browser knows of its reader, so that the next person at a shared computer learns nothing. A
 * session is ended by sign-out.ts first; here only its cookie goes. `secure`, because a browser keeps a `__Host-` cookie
 * that an insecure one would replace.
 */
export async function forgetBrowser(): Promise<void> {
  const secure = settings().SITE_URL.startsWith('https:')
  const jar = await cookies()
  const { name: session, path: sessionPath } = sessionCookie()
  for (const [name, path] of [...ownCookies, ...ofForms(), [session, sessionPath] as const])
    if (secure || !name.startsWith('__'))
      jar.set(name, '', { httpOnly: true, sameSite: 'lax', secure, path, maxAge: 0 })
}
