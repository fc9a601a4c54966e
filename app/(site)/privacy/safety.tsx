import { publication } from '@/lib/publication'
import styles from './privacy.module.css'

/** What donating and subscribing can mean in Russia: facts, and what a reader can do; no legal advice. */
export function Safety() {
  return (
    <section id="safety" className={styles.safety} aria-labelledby="safety-heading">
      <h2 id="safety-heading">If you are in Russia, or travel there</h2>
      <p>
        The Russian authorities have declared {publication.name} an “undesirable” organisation. Under Russian
        law, taking part in the work of such an organisation and giving it money are offences; prosecution is
        possible, also of Russian citizens who live abroad.
      </p>
      <ul>
        <li>
          <strong>Giving.</strong> If you live in Russia, hold a Russian passport and mean to return, or have
          family who could be put under pressure, please do not give us money. A card issued in Russia must
          not be used in any case. Your statement names us only as “{publication.statementDescriptor}”, but
          your bank also has Stripe’s number for us (the merchant id). In Russia, donors of another
          organisation were found and prosecuted by that number, where no name appeared.
        </li>
        <li>
          <strong>Subscribing.</strong> Reading is not giving. But a mail in your inbox shows that you read
          us, to anybody who can see your screen or your mailbox. Providers based in Russia can be made to
          hand mail over; an address with a provider elsewhere, not in your own name, is the safer choice.
        </li>
        <li>
          <strong>Reminders.</strong> The calendar file needs no address, but it stands in your calendar. The
          subjects of our reminders name neither us nor any donation; with “Keep the sender and subject
          neutral” the sender’s name does not either. The words inside do.
        </li>
        <li>
          <strong>Sharing.</strong> Links to our articles, posted in public, have been punished as taking
          part. Tell people rather than post.
        </li>
        <li>
          <strong>Your device.</strong> The history of your browser shows what you opened. A private window
          forgets it; Tor Browser or a VPN hides it from the company that connects you.
        </li>
      </ul>
      <p>
        What we do for our part: we keep as little as this page says, load nothing from elsewhere, and name no
        article in a receipt or to the payment company. This is not legal advice; the law and its use change.
        If in doubt, only read.
      </p>
    </section>
  )
}
