import { currentTime } from '@/lib/clock'
import { settings } from '@/lib/env'
import { defaultLanguage, inLanguage, isOffered, type Language } from '@/lib/languages/rules'
import { redeemLink } from '@/lib/sessions/redeem-link'
import { path } from '@/lib/urls'
import { seeOther } from '../../../../_ui/see-other'
import { readBody } from '../../../read-body'
import { startSession } from '../../start-session'

/** The form has nothing but a named token. */
const mostBytes = 1024

/**
 * next-auth's callback, for the button of /sign-in/confirm. There is no GET: mail scanners open every link, and get a
 * 405 here. A form from another site is refused, because it could sign a reader in as somebody else.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isFromHere(request)) {
    return new Response('Open the link in the email again, and press the button there.', { status: 403 })
  }
  const body = await readBody(request, mostBytes)
  if (body === null) return new Response('This form is too large.', { status: 413 })
  const fields = new URLSearchParams(body)
  const token = fields.get('token') ?? ''
  const language = languageIn(fields)
  const now = await currentTime()
  const proved = await redeemLink(token, now)
  // The page with the button says what became of the link.
  const next = proved.ok ? await startSession(proved.value, now) : path('/sign-in/confirm', { token })
  return seeOther(inLanguage(language, next))
}

/** That of the page with the button: this address has none. */
function languageIn(fields: URLSearchParams): Language {
  const named = fields.get('language')
  return isOffered(named) ? named : defaultLanguage
}

/** Browsers name the origin of every posted form. */
function isFromHere({ headers }: Request): boolean {
  const origin = headers.get('origin') ?? ''
  if (!URL.canParse(origin)) return false
  return origin === settings().SITE_URL || new URL(origin).host === headers.get('host')
}
