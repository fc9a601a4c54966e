import { currentTime } from '@/lib/clock'
import { settings } from '@/lib/env'
import { fieldsOf } from '@/lib/form'
import { redeemLink } from '@/lib/sessions/redeem-link'
import { path } from '@/lib/urls'
import { seeOther } from '../../../../_ui/see-other'
import { letIn } from '../../let-in'

/**
 * next-auth's callback, opened by the button of /sign-in/confirm. There is no GET: programs that scan mail open
 * every link, and 405 is all they get here. A form that another site sends is refused, or it could sign a
 * reader in as somebody else.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isFromHere(request)) {
    return new Response('Open the link in the mail once more, and press the button there.', { status: 403 })
  }
  const token = fieldsOf(await request.formData()).token ?? ''
  const now = await currentTime()
  const proved = await redeemLink(token, now)
  // The page with the button says what has become of the link.
  return seeOther(proved.ok ? await letIn(proved.value, now) : path('/sign-in/confirm', { token }))
}

/** Browsers name the origin of every form that is posted. */
function isFromHere({ headers }: Request): boolean {
  const origin = headers.get('origin') ?? ''
  if (!URL.canParse(origin)) return false
  return origin === settings().SITE_URL || new URL(origin).host === headers.get('host')
}
