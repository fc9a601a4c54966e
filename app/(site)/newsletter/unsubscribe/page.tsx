import { currentTime } from '@/lib/clock'
import { findUnsubscribeLink } from '@/lib/newsletter/queries'
import { publication } from '@/lib/publication'
import { LinkButton } from '../../../_ui/link-button'
import { ButtonForm } from '../../../_ui/button-form'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { tokenIn } from '../../../_parts/token-in'
import { PlainPage } from '../../_parts/plain-page'
import { leave } from '../actions'
import { tokenOrOwn } from '../token-or-own'

export const generateMetadata = unlisted('Unsubscribe')

export default async function UnsubscribePage({ searchParams }: { searchParams: Promise<Query> }) {
  const token = tokenIn(firstValues(await searchParams))
  const link = await findUnsubscribeLink(await tokenOrOwn('unsubscribe', token), await currentTime())
  if (link === 'ready') return <Ready token={token} />
  if (link === 'moved') return <Moved />
  return link === 'unsubscribed' ? <Unsubscribed /> : <Unknown />
}

function Ready({ token }: { token: string }) {
  return (
    <PlainPage heading="Unsubscribe from the newsletter" label="Newsletter">
      <p>Press the button, and the newsletter stops at once. We ask no questions.</p>
      <ButtonForm action={leave} values={{ token }} button="Unsubscribe" />
    </PlainPage>
  )
}

function Unsubscribed() {
  return (
    <PlainPage heading="You are unsubscribed" label="Newsletter">
      <p role="status">You will get no more newsletters from us. Thank you for reading.</p>
      <p>If that was a mistake, or you would like it back one day, you can sign up again.</p>
      <p>
        <LinkButton href="/newsletter" look="quiet">
          Sign up again
        </LinkButton>
      </p>
    </PlainPage>
  )
}

/** The link of a mailbox that its reader has left: harmless, and without a word about the new address. */
function Moved() {
  return (
    <PlainPage heading="This address gets no newsletter any more" label="Newsletter">
      <p role="status">
        Its reader moved the newsletter to another address, so the links in this mailbox have stopped working.
        Nothing was changed.
      </p>
      <p>
        To unsubscribe the other address, use the link at the end of any edition there. If you did not move
        the newsletter, write to <a href={`mailto:${publication.contact}`}>{publication.contact}</a>.
      </p>
    </PlainPage>
  )
}

function Unknown() {
  return (
    <PlainPage heading="We do not recognise this link" label="Newsletter">
      <p>
        You are not unsubscribed yet: the link may be incomplete. Copy the whole link from the end of any
        edition, or write to <a href={`mailto:${publication.contact}`}>{publication.contact}</a> from the
        address that gets the newsletter, and we will unsubscribe you.
      </p>
    </PlainPage>
  )
}
