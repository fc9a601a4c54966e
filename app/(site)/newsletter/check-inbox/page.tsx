import { currentTime } from '@/lib/clock'
import { senderOf } from '@/lib/mail/sender'
import {
  alreadySubscribedSubject,
  comingEditionDay,
  confirmDays,
  confirmSubject,
} from '@/lib/newsletter/rules'
import { signUpSchema } from '@/lib/newsletter/schema'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { readAsked } from '../../_parts/forms/asked-mail'
import { AskedAddress, CheckInbox } from '../../_parts/pages/check-inbox'
import { sendAgain } from '../actions'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('Check your inbox')

export default async function CheckInboxPage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const { said } = firstValues(await searchParams)
  const now = await currentTime()
  const asked = await readAsked('newsletter', signUpSchema, now)
  const address = asked?.email ?? null
  return (
    <CheckInbox
      heading={t('One more step: check your inbox')}
      label={t('Newsletter')}
      address={address}
      again={{ href: '/newsletter', text: t('enter it again') }}
      look={{
        sender: senderOf({ isNeutral: false }),
        subjects: [confirmSubject(t), alreadySubscribedSubject(t)],
      }}
      alsoCheck={t(
        'If our emails to this address came back earlier, or one was marked as spam, we write to it only now and then. Look for an email of ours from the last weeks.',
      )}
      resend={asked !== null && <ButtonForm action={sendAgain} look="quiet" button={t('Send it again')} />}
      said={said}
    >
      <p>
        {t.rich(
          'We have sent an email to {address}. Press the button in it within {confirmDays} days, and you will get the next edition on {day}. If you do not, we will remind you once and then send you nothing more.',
          { address: <AskedAddress address={address} />, confirmDays, day: t.day(comingEditionDay(now)) },
        )}
      </p>
    </CheckInbox>
  )
}
