import { currentTime } from '@/lib/clock'
import { formatDay } from '@/lib/days'
import { comingEditionDay, confirmDays } from '@/lib/newsletter/rules'
import { unlisted } from '../../../_parts/page-title'
import { CheckInbox } from '../../_parts/check-inbox'

export const generateMetadata = unlisted('Check your inbox')

export default async function CheckInboxPage() {
  return (
    <CheckInbox
      heading="One more step: check your inbox"
      label="Newsletter"
      again={{ href: '/newsletter', text: 'enter it again' }}
      alsoCheck="If our emails to this address came back earlier, or one was marked as spam, we write to it only now and then. Look for an email of ours from the last weeks."
    >
      <p>
        We have sent an email to the address you entered. Press the button in it within {confirmDays} days,
        and you will get the next edition on {formatDay(comingEditionDay(await currentTime()))}. If you do
        not, we will send you nothing more.
      </p>
    </CheckInbox>
  )
}
