import type { AddressLinkView } from '@/lib/newsletter/queries'
import { editionDay } from '@/lib/languages/edition-day'
import { addressChangeDays } from '@/lib/newsletter/rules'
import { LinkButton } from '../../../_ui/link-button'
import { LinkPage } from '../../_parts/pages/link-page'
import { PlainPage } from '../../_parts/pages/plain-page'
import { requestText } from '../../../_parts/request-text'

type Props = {
  link: AddressLinkView
  token: string
  /** Which mailbox got the link, and the action of its button. */
  mailbox: 'old' | 'new'
  action: (form: FormData) => Promise<void>
}

/** The state of a change of address, for one of its two mailboxes. */
export async function AddressAnswer({ link, token, mailbox, action }: Props) {
  const t = await requestText()
  switch (link.state) {
    case 'ready':
      return (
        <LinkPage
          heading={t('Use this email address from now on?')}
          label={t('Newsletter')}
          action={action}
          token={token}
          button={t('Agree to the change')}
          otherwise={t('Nothing will change.')}
        >
          <p>
            {mailbox === 'old'
              ? t(
                  'The newsletter will then go to {newEmail} instead of {oldEmail}, once you have agreed in the other mailbox too.',
                  { newEmail: link.newEmail, oldEmail: link.oldEmail },
                )
              : t(
                  'The newsletter will then go to {newEmail} instead of {oldEmail}, once you have agreed in the old mailbox too.',
                  { newEmail: link.newEmail, oldEmail: link.oldEmail },
                )}
          </p>
        </LinkPage>
      )
    case 'waiting':
      return (
        <PlainPage heading={t('One more step')} label={t('Newsletter')}>
          <p role="status">
            {mailbox === 'old'
              ? t(
                  'Thank you. Now please agree in the new mailbox too: open our email there and press its button. Until then the newsletter goes to the old address.',
                )
              : t(
                  'Thank you. Now please agree in the old mailbox too: open our email there and press its button. Until then the newsletter goes to the old address.',
                )}
          </p>
        </PlainPage>
      )
    case 'done':
      return (
        <PlainPage heading={t('Your address has been changed')} label={t('Newsletter')}>
          <p role="status">
            {t(
              'The newsletter now goes to {newEmail}. The next edition arrives {on}. We have sent an email about this to both addresses.',
              { newEmail: link.newEmail, on: editionDay(t).on },
            )}
          </p>
          <p>
            <a href={t.href('/')}>{t('Go to the front page')}</a>
          </p>
        </PlainPage>
      )
    case 'taken':
      return (
        <PlainPage heading={t('This address is already subscribed')} label={t('Newsletter')}>
          <p role="status">
            {t(
              '{newEmail} has its own subscription, so we changed nothing. {oldEmail} stays subscribed too. To unsubscribe it, use the link at the end of any edition.',
              { newEmail: link.newEmail, oldEmail: link.oldEmail },
            )}
          </p>
        </PlainPage>
      )
    case 'over':
      return (
        <PlainPage heading={t('This link no longer works')} label={t('Newsletter')}>
          <p>
            {t(
              'It works for {addressChangeDays} days, and only for the latest request. Nothing was changed. To try again, follow “Change your address” at the end of any edition.',
              { addressChangeDays },
            )}
          </p>
        </PlainPage>
      )
    case 'unknown':
      return (
        <PlainPage heading={t('We do not recognise this link')} label={t('Newsletter')}>
          <p>
            {t(
              'It may be incomplete. Copy the whole link from the email, or ask for a new one from the end of any edition.',
            )}
          </p>
          <p>
            <LinkButton href={t.href('/newsletter')} look="quiet">
              {t('About the newsletter')}
            </LinkButton>
          </p>
        </PlainPage>
      )
  }
}
