import { publication } from '@/lib/publication'
import { LinkButton } from '../../_ui/link-button'

/** Replaces the donation box if donations are closed: the reason, and what a reader can do without risk. */
export function ClosedHere() {
  return (
    <>
      <p role="status">
        <strong>We do not take donations from the country you seem to be in.</strong> The law there punishes
        people who give to {publication.name}, and a bank knows more about a payment than a statement shows.
        Your safety matters more to us than your money. Nothing was charged.
      </p>
      <p>
        You support us by reading us: reaching you is why we do this work. All of it stays free.
        {` The newsletter arrives by email even where this site is blocked; a mailbox with a provider outside Russia is safer.`}
      </p>
      <p>
        <LinkButton href="/newsletter" look="quiet">
          Get the newsletter
        </LinkButton>{' '}
        <LinkButton href="/" look="quiet">
          Keep reading
        </LinkButton>
      </p>
      <p>
        <a href="/privacy#safety">What giving, subscribing and reading can mean in Russia</a>. If you are
        somewhere else, for example because your VPN has its server there, write to{' '}
        <a href={`mailto:${publication.contact}`}>{publication.contact}</a>.
      </p>
    </>
  )
}
