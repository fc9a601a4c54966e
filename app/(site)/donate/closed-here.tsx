import { publication } from '@/lib/publication'
import { LinkButton } from '../../_ui/link-button'

/** Replaces the donation box if donations are closed: the reason, and what a reader can do without risk. */
export function ClosedHere() {
  return (
    <>
      <p role="status">
        <strong>We take no donations from where you seem to be.</strong> The law there punishes giving to{' '}
        {publication.name}, and a bank knows more about a payment than a statement shows. Your safety is worth
        more to us than your money. Nothing was charged.
      </p>
      <p>
        You support us by reading: that our reporting reaches you is why we do it. All of it stays free.
        {` The newsletter comes by mail, also where this site is blocked; a mailbox with a provider outside Russia is the safer one.`}
      </p>
      <p>
        <LinkButton href="/newsletter" look="quiet">
          Get the newsletter
        </LinkButton>{' '}
        <LinkButton href="/" look="quiet">
          Go on reading
        </LinkButton>
      </p>
      <p>
        <a href="/privacy#safety">What giving, subscribing and reading can mean in Russia</a>. If you are
        somewhere else, for example behind a VPN that ends there, write to{' '}
        <a href={`mailto:${publication.contact}`}>{publication.contact}</a>.
      </p>
    </>
  )
}
