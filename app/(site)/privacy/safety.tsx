import { publication } from '@/lib/publication'
import styles from './privacy.module.css'

/** What donating and subscribing can mean in Russia: facts, and what a reader can do; no legal advice. */
export function Safety() {
  return (
    <section id="safety" className={styles.safety} aria-labelledby="safety-heading">
      <h2 id="safety-heading">If you are in Russia or travel there</h2>
      <p>
        The Russian authorities have declared {publication.name} an “undesirable” organisation. Under Russian
        law it is an offence to take part in the activities of such an organisation or to give it money.
        People can be prosecuted for it, including Russian citizens who live abroad.
      </p>
      <ul>
        <li>
          <strong>Giving.</strong> Please do not give us money if you live in Russia, if you hold a Russian
          passport and plan to return, or if you have family there who could be put under pressure. Never use
          a card issued in Russia. Your statement shows only “{publication.statementDescriptor}”, but your
          bank also has Stripe’s number for us (the merchant ID). In Russia, donors to another organisation
          were identified by that number and prosecuted, although its name appeared nowhere.
        </li>
        <li>
          <strong>Subscribing.</strong> Reading us is not the same as giving us money. But an email in your
          inbox shows anybody who can see your screen or your mailbox that you read us. Email providers based
          in Russia can be forced to hand over emails. An address that is with a provider elsewhere and not in
          your own name is safer.
        </li>
        <li>
          <strong>Reminders.</strong> The calendar file needs no address, but the entry is visible in your
          calendar. The subject lines of our reminders mention neither us nor a donation. If you choose “Keep
          the sender and subject neutral”, the sender’s name does not mention us either. The text of the email
          does.
        </li>
        <li>
          <strong>Sharing.</strong> People have been punished for posting links to our articles in public: it
          was treated as taking part in our work. It is safer to tell people about an article than to post it.
        </li>
        <li>
          <strong>Your device.</strong> Your browser’s history shows which pages you opened. A private window
          keeps no history. Tor Browser or a VPN hides the pages from your internet provider.
        </li>
      </ul>
      <p>
        For our part, we keep as little as this page says, load nothing from other companies, and never name
        an article in a receipt or to the payment company. This is not legal advice, and the law and the way
        it is applied can change. If in doubt, only read.
      </p>
    </section>
  )
}
