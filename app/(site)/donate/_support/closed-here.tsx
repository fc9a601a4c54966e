import { textIn, type ServerText } from '@/lib/languages/text'
import { publication } from '@/lib/publication'
import { LinkButton } from '../../../_ui/link-button'

/** Replaces the donation box if donations are closed: the reason, and what a reader can do without risk. */
export function ClosedHere({ t = textIn() }: { t?: ServerText }) {
  return (
    <>
      <p role="status">
        {t.rich(
          '<strong>We do not take donations from the country you seem to be in.</strong> The law there punishes people who give to {paper}, and a bank knows more about a payment than a statement shows. Your safety matters more to us than your money. Nothing was charged.',
          { paper: publication.name, strong: (words) => <strong>{words}</strong> },
        )}
      </p>
      <p>
        {t(
          'You support us by reading us: reaching you is why we do this work. All of it stays free. The newsletter arrives by email even where this site is blocked; a mailbox with a provider outside Russia is safer.',
        )}
      </p>
      <p>
        <LinkButton href={t.href('/newsletter')} look="quiet">
          {t('Get the newsletter')}
        </LinkButton>{' '}
        <LinkButton href={t.href('/')} look="quiet">
          {t('Keep reading')}
        </LinkButton>
      </p>
      <p>
        {t.rich(
          '<link>What giving, subscribing and reading can mean in Russia</link>. If you are somewhere else, for example because your VPN has its server there, write to <link2>{contact}</link2>.',
          {
            contact: publication.contact,
            link: (words) => <a href={t.href('/privacy#safety')}>{words}</a>,
            link2: (words) => <a href={`mailto:${publication.contact}`}>{words}</a>,
          },
        )}
      </p>
    </>
  )
}
