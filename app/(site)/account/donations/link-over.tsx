import { publication } from '@/lib/publication'
import { LinkButton } from '../../../_ui/link-button'
import { Notice } from '../../../_ui/notice'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { PlainPage } from '../../_parts/pages/plain-page'
import { sendNewLink } from './actions'
import { requestText } from '../../../_parts/request-text'

type Props = { state: 'expired' | 'unknown'; token: string; said: string | undefined }

/** A link that is unknown or expired. An old one can be replaced without typing or showing its address. */
export async function LinkOver({ state, token, said }: Props) {
  const t = await requestText()
  if (state === 'expired') return said === 'mailed' ? <Mailed /> : <Expired token={token} said={said} />
  return (
    <PlainPage heading={t('We do not recognise this link')} label={t('Your donation')}>
      <p>
        {t.rich(
          'It may be incomplete. Copy the whole link from your latest receipt, sign in with the address that the receipt came to, or write to <link>{contact}</link>.',
          {
            contact: publication.contact,
            link: (words) => <a href={`mailto:${publication.contact}`}>{words}</a>,
          },
        )}
      </p>
      <p>
        <LinkButton href={t.href('/account/donations')}>{t('Sign in')}</LinkButton>
      </p>
    </PlainPage>
  )
}

async function Expired({ token, said }: { token: string; said: string | undefined }) {
  const t = await requestText()
  return (
    <PlainPage heading={t('This link has expired')} label={t('Your donation')}>
      {said === 'limited' && (
        <Notice role="status">
          {t(
            'Too many links were requested in a short time. Please look for an earlier email, or try again in an hour.',
          )}
        </Notice>
      )}
      <p>
        {t(
          'A link to your donation works for 60 days. Use the link in your latest receipt, or let us email a new one to the same address.',
        )}
      </p>
      <ButtonForm action={sendNewLink} values={{ token }} button={t('Email me a new link')} />
    </PlainPage>
  )
}

async function Mailed() {
  const t = await requestText()
  return (
    <PlainPage heading={t('Check your inbox')} label={t('Your donation')}>
      <p role="status">
        {t(
          'A new link is on its way to the address that receives your receipts. It opens your donation for 60 days.',
        )}
      </p>
    </PlainPage>
  )
}
