import { currentTime } from '@/lib/clock'
import { formatDay } from '@/lib/days'
import { findConfirmLink } from '@/lib/newsletter/queries'
import { comingEditionDay, confirmDays, type ConfirmLink } from '@/lib/newsletter/rules'
import { publication } from '@/lib/publication'
import { unreachable } from '@/lib/result'
import { LinkButton } from '../../../_ui/link-button'
import { Notice } from '../../../_ui/notice'
import { ButtonForm } from '../../../_ui/button-form'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { tokenIn } from '../../../_parts/token-in'
import { LinkPage } from '../../_parts/link-page'
import { PlainPage } from '../../_parts/plain-page'
import { confirm, sendNewLink } from '../actions'

export const generateMetadata = unlisted('Confirm your subscription')

export default async function ConfirmPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = firstValues(await searchParams)
  const [token, limited] = [tokenIn(query), query.limited]
  const now = await currentTime()
  const link = await findConfirmLink(token, now)
  const nextDay = formatDay(comingEditionDay(now))
  return <ConfirmAnswer link={link} token={token} isLimited={limited !== undefined} nextDay={nextDay} />
}

type AnswerProps = { link: ConfirmLink; token: string; isLimited: boolean; nextDay: string }

function ConfirmAnswer({ link, token, isLimited, nextDay }: AnswerProps) {
  const { day } = publication.newsletter
  switch (link) {
    case 'ready':
      return (
        <LinkPage
          heading="Confirm your subscription"
          label="Newsletter"
          action={confirm}
          token={token}
          button="Confirm subscription"
          otherwise="Nothing will be sent."
        >
          <p>Press the button to get our newsletter every {day}. It is free.</p>
        </LinkPage>
      )
    case 'confirmed':
      return (
        <PlainPage heading="You are subscribed" label="Newsletter">
          <p role="status">
            Thank you. The next edition comes on {nextDay}. A welcome email is on its way. Like every edition,
            it has a link to unsubscribe at once.
          </p>
          <p>
            <a href="/newsletter/preview">See what an edition looks like</a>, or{' '}
            <a href="/">go to the front page</a>.
          </p>
        </PlainPage>
      )
    case 'expired':
      return (
        <PlainPage heading="This link has expired" label="Newsletter">
          {isLimited && (
            <Notice role="status">
              Too many links were requested in a short time. Please look for an earlier email, or try again in
              an hour.
            </Notice>
          )}
          <p>
            A confirmation link works for {confirmDays} days. We can email a new one to the same address; you
            do not need to type it again.
          </p>
          <ButtonForm action={sendNewLink} values={{ token }} button="Send me a new link" />
        </PlainPage>
      )
    case 'unknown':
      return (
        <PlainPage heading="We do not recognise this link" label="Newsletter">
          <p>
            It may be incomplete, or we may have erased the address it was sent to. Copy the whole link from
            the email, or sign up again.
          </p>
          <p>
            <LinkButton href="/newsletter">Sign up again</LinkButton>
          </p>
        </PlainPage>
      )
    default:
      return unreachable(link)
  }
}
