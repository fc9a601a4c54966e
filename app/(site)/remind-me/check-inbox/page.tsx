import type { ServerText } from '@/lib/languages/text'
import { currentTime } from '@/lib/clock'
import { neutralHeads } from '@/lib/mail/neutral-heads'
import { senderOf } from '@/lib/mail/sender'
import { confirmDays, confirmReminderSubject, reminderSetSubject } from '@/lib/reminders/rules'
import { reminderSchema, type ReminderRequest } from '@/lib/reminders/schema'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { readAsked } from '../../_parts/forms/asked-mail'
import { AskedAddress, CheckInbox } from '../../_parts/pages/check-inbox'
import { defaultNeutral } from '../../_parts/forms/default-neutral'
import { sendAgain } from '../actions'
import { remindAgainPath } from '../donation-link'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('Check your inbox')

export default async function CheckInboxPage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const { said } = firstValues(await searchParams)
  const asked = await readAsked('reminder', reminderSchema, await currentTime())
  const address = asked?.email ?? null
  return (
    <CheckInbox
      heading={t('Thank you: check your inbox')}
      label={t('Reminder')}
      address={address}
      again={{ href: remindAgainPath(asked), text: t('set the reminder again') }}
      look={lookOf(asked, t)}
      alsoCheck={t(
        'If a reminder was already set for that day, it does not change, and we do not send a second email. If you once chose a neutral sender and subject for this address, this email has them too.',
      )}
      resend={asked !== null && <ButtonForm action={sendAgain} look="quiet" button={t('Send it again')} />}
      said={said}
    >
      <p>
        {t.rich(
          'We are sending an email to {address}. If we already know your address, it says that the reminder is set and how to cancel it. If not, press the button in it within {confirmDays} days. This way nobody else can set reminders for you.',
          { address: <AskedAddress address={address} />, confirmDays },
        )}
      </p>
    </CheckInbox>
  )
}

/** As the reader chose it; whether a mail before was neutral must not show here. */
function lookOf(asked: ReminderRequest | null, t: ServerText) {
  const isNeutral = (asked === null ? defaultNeutral() : asked.neutral) === 'yes'
  const subjects = isNeutral
    ? [t(neutralHeads.confirm.subject), t(neutralHeads.done.subject)]
    : [t(confirmReminderSubject), t(reminderSetSubject)]
  return { sender: senderOf({ isNeutral }), subjects }
}
