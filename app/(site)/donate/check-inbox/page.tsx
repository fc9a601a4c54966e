import { continueHours } from '@/lib/donations/rules'
import { unlisted } from '../../../_parts/page-title'
import { CheckInbox } from '../../_parts/pages/check-inbox'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('Check your inbox')

export default async function CheckInboxPage() {
  const t = await requestText()
  return (
    <CheckInbox
      heading={t('Thank you: check your inbox')}
      label={t('Your donation')}
      again={{ href: '/donate', text: t('choose your donation again') }}
    >
      <p>
        {t(
          'We are sending you an email. Its link takes you back to your donation, just as you chose it, and works for {continueHours} hours. Nothing has been charged so far.',
          { continueHours },
        )}
      </p>
    </CheckInbox>
  )
}
