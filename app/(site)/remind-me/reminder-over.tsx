import type { ReminderLinkView } from '@/lib/reminders/queries'
import { publication } from '@/lib/publication'
import { unreachable } from '@/lib/result'
import { LinkButton } from '../../_ui/link-button'
import { PlainPage } from '../_parts/pages/plain-page'
import { donatePath, remindPath } from './donation-link'
import { requestText } from '../../_parts/request-text'

type Props = {
  state: 'cancelled' | 'fulfilled' | 'sent' | 'unknown'
  donation: ReminderLinkView['donation']
}

/** The page of a link whose reminder is already settled. */
export async function ReminderOver({ state, donation }: Props) {
  const t = await requestText()
  switch (state) {
    case 'cancelled':
      return (
        <PlainPage heading={t('Your reminder is cancelled')} label={t('Reminder')}>
          <p role="status">
            {t(
              'No email will be sent. We will erase your address in a month; you do not need to do anything.',
            )}
          </p>
          <p>
            <LinkButton href={t.href(remindPath(donation))} look="quiet">
              {t('Set it again')}
            </LinkButton>
          </p>
        </PlainPage>
      )
    case 'fulfilled':
      return (
        <PlainPage heading={t('You have already donated')} label={t('Reminder')}>
          <p role="status">{t('Thank you. You donated before that day, so we cancelled the reminder.')}</p>
          <p>
            <LinkButton href={t.href('/')}>{t('Go to the front page')}</LinkButton>
          </p>
        </PlainPage>
      )
    case 'sent':
      return (
        <PlainPage heading={t('The reminder has been sent')} label={t('Reminder')}>
          <p role="status">
            {t('That was the only email; there will be no other. You can still donate if you would like to.')}
          </p>
          <p>
            <LinkButton href={t.href(donatePath(donation))} look="support">
              {t('Open the donation box')}
            </LinkButton>
          </p>
        </PlainPage>
      )
    case 'unknown':
      return (
        <PlainPage heading={t('We do not recognise this link')} label={t('Reminder')}>
          <p>
            {t.rich(
              'It may be incomplete, or we may have erased the reminder. Copy the whole link from the email, or write to <link>{contact}</link>.',
              {
                contact: publication.contact,
                link: (words) => <a href={`mailto:${publication.contact}`}>{words}</a>,
              },
            )}
          </p>
          <p>
            <LinkButton href={t.href('/remind-me')} look="quiet">
              {t('Set a reminder')}
            </LinkButton>
          </p>
        </PlainPage>
      )
    default:
      return unreachable(state)
  }
}
