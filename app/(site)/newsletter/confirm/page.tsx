import { currentTime } from '@/lib/clock'
import { editionDay } from '@/lib/languages/edition-day'
import { findConfirmLink } from '@/lib/newsletter/queries'
import { comingEditionDay, confirmDays, type ConfirmLink } from '@/lib/newsletter/rules'
import { unreachable } from '@/lib/result'
import { LinkButton } from '../../../_ui/link-button'
import { Notice } from '../../../_ui/notice'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { tokenIn } from '../../../_parts/token-in'
import { LinkPage } from '../../_parts/pages/link-page'
import { PlainPage } from '../../_parts/pages/plain-page'
import { confirm, sendNewLink } from '../actions'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('Confirm your subscription')

export default async function ConfirmPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = firstValues(await searchParams)
  const [token, limited] = [tokenIn(query), query.limited]
  const now = await currentTime()
  const link = await findConfirmLink(token, now)
  const nextDay = (await requestText()).day(comingEditionDay(now))
  return <ConfirmAnswer link={link} token={token} isLimited={limited !== undefined} nextDay={nextDay} />
}

type AnswerProps = { link: ConfirmLink; token: string; isLimited: boolean; nextDay: string }

async function ConfirmAnswer({ link, token, isLimited, nextDay }: AnswerProps) {
  const t = await requestText()
  const { every } = editionDay(t)
  switch (link) {
    case 'ready':
      return (
        <LinkPage
          heading={t('Confirm your subscription')}
          label={t('Newsletter')}
          action={confirm}
          token={token}
          button={t('Confirm subscription')}
          otherwise={t('Nothing will be sent.')}
        >
          <p>{t('Press the button to get our newsletter {every}. It is free.', { every })}</p>
        </LinkPage>
      )
    case 'confirmed':
      return (
        <PlainPage heading={t('You are subscribed')} label={t('Newsletter')}>
          <p role="status">
            {t(
              'Thank you. The next edition comes on {nextDay}. A welcome email is on its way. Like every edition, it has a link to unsubscribe at once.',
              { nextDay },
            )}
          </p>
          <p>
            {t.rich('<link>See what an edition looks like</link>, or <link2>go to the front page</link2>.', {
              link: (words) => <a href={t.href('/newsletter/preview')}>{words}</a>,
              link2: (words) => <a href={t.href('/')}>{words}</a>,
            })}
          </p>
        </PlainPage>
      )
    case 'expired':
      return (
        <PlainPage heading={t('This link has expired')} label={t('Newsletter')}>
          {isLimited && (
            <Notice role="status">
              {t(
                'Too many links were requested in a short time. Please look for an earlier email, or try again in an hour.',
              )}
            </Notice>
          )}
          <p>
            {t(
              'A confirmation link works for {confirmDays} days. We can email a new one to the same address; you do not need to type it again.',
              { confirmDays },
            )}
          </p>
          <ButtonForm action={sendNewLink} values={{ token }} button={t('Send me a new link')} />
        </PlainPage>
      )
    case 'unknown':
      return (
        <PlainPage heading={t('We do not recognise this link')} label={t('Newsletter')}>
          <p>
            {t(
              'It may be incomplete, or we may have erased the address it was sent to. Copy the whole link from the email, or sign up again.',
            )}
          </p>
          <p>
            <LinkButton href={t.href('/newsletter')}>{t('Sign up again')}</LinkButton>
          </p>
        </PlainPage>
      )
    default:
      return unreachable(link)
  }
}
