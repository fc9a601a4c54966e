import { currentTime } from '@/lib/clock'
import { findUnsubscribeLink } from '@/lib/newsletter/queries'
import { publication } from '@/lib/publication'
import { LinkButton } from '../../../_ui/link-button'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { tokenIn } from '../../../_parts/token-in'
import { PlainPage } from '../../_parts/pages/plain-page'
import { leave } from '../actions'
import { tokenOrOwn } from '../token-or-own'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('Unsubscribe')

export default async function UnsubscribePage({ searchParams }: { searchParams: Promise<Query> }) {
  const token = tokenIn(firstValues(await searchParams))
  const link = await findUnsubscribeLink(await tokenOrOwn('unsubscribe', token), await currentTime())
  if (link === 'ready') return <Ready token={token} />
  if (link === 'moved') return <Moved />
  return link === 'unsubscribed' ? <Unsubscribed /> : <Unknown />
}

async function Ready({ token }: { token: string }) {
  const t = await requestText()
  return (
    <PlainPage heading={t('Unsubscribe from the newsletter')} label={t('Newsletter')}>
      <p>{t('Press the button, and the newsletter stops at once. We ask no questions.')}</p>
      <ButtonForm action={leave} values={{ token }} button={t('Unsubscribe')} />
    </PlainPage>
  )
}

async function Unsubscribed() {
  const t = await requestText()
  return (
    <PlainPage heading={t('You are unsubscribed')} label={t('Newsletter')}>
      <p role="status">{t('You will get no more newsletters from us. Thank you for reading.')}</p>
      <p>{t('If that was a mistake, or you would like it back one day, you can sign up again.')}</p>
      <p>
        <LinkButton href={t.href('/newsletter')} look="quiet">
          {t('Sign up again')}
        </LinkButton>
      </p>
    </PlainPage>
  )
}

/** The link of a mailbox that its reader has left: harmless, and without a word about the new address. */
async function Moved() {
  const t = await requestText()
  return (
    <PlainPage heading={t('This address gets no newsletter any more')} label={t('Newsletter')}>
      <p role="status">
        {t(
          'Its reader moved the newsletter to another address, so the links in this mailbox have stopped working. Nothing was changed.',
        )}
      </p>
      <p>
        {t.rich(
          'To unsubscribe the other address, use the link at the end of any edition there. If you did not move the newsletter, write to <link>{contact}</link>.',
          {
            contact: publication.contact,
            link: (words) => <a href={`mailto:${publication.contact}`}>{words}</a>,
          },
        )}
      </p>
    </PlainPage>
  )
}

async function Unknown() {
  const t = await requestText()
  return (
    <PlainPage heading={t('We do not recognise this link')} label={t('Newsletter')}>
      <p>
        {t.rich(
          'You are not unsubscribed yet: the link may be incomplete. Copy the whole link from the end of any edition, or write to <link>{contact}</link> from the address that gets the newsletter, and we will unsubscribe you.',
          {
            contact: publication.contact,
            link: (words) => <a href={`mailto:${publication.contact}`}>{words}</a>,
          },
        )}
      </p>
    </PlainPage>
  )
}
