import { currentTime } from '@/lib/clock'
import { findReminderLink, type ReminderLinkView } from '@/lib/reminders/queries'
import { confirmDays } from '@/lib/reminders/rules'
import { unreachable } from '@/lib/result'
import { LinkButton } from '../../../_ui/link-button'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { LinkPage } from '../../_parts/pages/link-page'
import { PlainPage } from '../../_parts/pages/plain-page'
import { confirm } from '../actions'
import { remindPath } from '../donation-link'
import { ReminderOver } from '../reminder-over'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('Confirm your reminder')

export default async function ConfirmReminderPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token = '' } = firstValues(await searchParams)
  const link = await findReminderLink('confirm-reminder', token, await currentTime())
  return <Answer link={link} token={token} />
}

async function Answer({ link, token }: { link: ReminderLinkView; token: string }) {
  const t = await requestText()
  const day = link.dueOn === undefined ? t('the day you chose') : t.day(link.dueOn)
  switch (link.state) {
    case 'ready':
      return (
        <LinkPage
          heading={t('Confirm your reminder')}
          label={t('Reminder')}
          action={confirm}
          token={token}
          button={t('Confirm reminder')}
          otherwise={t('Nothing will be sent.')}
        >
          <p>
            {t.rich('Press the button, and we will send you one email on <strong>{day}</strong>.', {
              day,
              strong: (words) => <strong>{words}</strong>,
            })}
          </p>
        </LinkPage>
      )
    case 'confirmed':
      return (
        <PlainPage heading={t('Your reminder is set')} label={t('Reminder')}>
          <p role="status">
            {t.rich(
              'We will send you one email on <strong>{day}</strong>, and no other. If you donate before that day, we will cancel it.',
              { day, strong: (words) => <strong>{words}</strong> },
            )}
          </p>
          <p>
            <LinkButton href={t.href('/')}>{t('Back to the front page')}</LinkButton>
          </p>
        </PlainPage>
      )
    case 'expired':
      return (
        <PlainPage heading={t('This link has expired')} label={t('Reminder')}>
          <p>
            {t(
              'A confirmation link works for {confirmDays} days, and only the latest one counts. You can set the reminder again in a minute.',
              { confirmDays },
            )}
          </p>
          <p>
            <LinkButton href={t.href(remindPath(link.donation))}>{t('Set the reminder again')}</LinkButton>
          </p>
        </PlainPage>
      )
    case 'cancelled':
    case 'fulfilled':
    case 'sent':
    case 'unknown':
      return <ReminderOver state={link.state} donation={link.donation} />
    default:
      return unreachable(link.state)
  }
}
