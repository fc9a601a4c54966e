import { cookies } from 'next/headers'
import { currentTime } from '@/lib/clock'
import { settings } from '@/lib/env'
import { findAskedSignIn } from '@/lib/sessions/queries'
import { signInMinutes } from '@/lib/sessions/rules'
import { readToken, signToken } from '@/lib/secrets/tokens'
import { allFormCookies, formCookie } from '../../_parts/form-cookies'
import { requestLanguage } from '../../_parts/request-text'

const cookie = 'asked-to-sign-in'

/** Records in this browser which mail it asked for. Only this browser can enter the code of that mail. */
export async function rememberAsked(requestId: string, now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + signInMinutes * 60_000)
  const secure = settings().SITE_URL.startsWith('https:')
  const token = signToken('enter-code', { subject: requestId, expiresAt })
  const jar = await cookies()
  for (const { name, path } of allFormCookies(cookie))
    jar.set(name, token, { httpOnly: true, sameSite: 'lax', secure, path })
}

/** The request for which this browser may still enter a code. */
export async function readAsked(now: Date): Promise<string | null> {
  const { name } = formCookie(cookie, await requestLanguage())
  const read = readToken('enter-code', (await cookies()).get(name)?.value ?? '', now)
  return read.ok ? read.value : null
}

/** The address for which this browser asked for a mail within its last minutes; null if it asked for none. */
export async function findAsked(): Promise<string | null> {
  const requestId = await readAsked(await currentTime())
  if (requestId === null) return null
  return (await findAskedSignIn(requestId))?.email ?? null
}
