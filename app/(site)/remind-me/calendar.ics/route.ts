import { currentTime } from '@/lib/clock'
import { donationLinkSchema } from '@/lib/offers/schema'
import { makeCalendarFile } from '@/lib/reminders/make-calendar-file'
import { readDay } from '@/lib/reminders/rules'
import { path } from '@/lib/urls'
import { requestText } from '../../../_parts/request-text'
import { seeOther } from '../../../_ui/see-other'

/** A calendar file for the chosen day. If the day is invalid, redirects to the form, which says why. */
export async function GET(request: Request): Promise<Response> {
  const t = await requestText()
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const donation = donationLinkSchema.parse(query)
  const now = await currentTime()
  const day = readDay({ when: query.when ?? '', ownDay: query.ownDay }, now)
  if (!day.ok)
    return seeOther(
      t.href(`${path('/remind-me', { ...donation, ownDay: query.ownDay, calendar: 'again' })}#calendar`),
    )

  return new Response(makeCalendarFile({ day: day.value, donation, now, t }), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="reminder.ics"',
      'cache-control': 'no-store',
    },
  })
}
