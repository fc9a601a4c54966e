import type { Metadata } from 'next'
import { keptHours } from '@/lib/card-testing-guard/rules'
import { formatDay } from '@/lib/days'
import { unpaidDays } from '@/lib/donations/rules'
import { openChangeDays, policyDate, policyVersion, unconfirmedDays } from '@/lib/newsletter/rules'
import { publication } from '@/lib/publication'
import { sessionDays } from '@/lib/readers/session-store'
import { keptDays } from '@/lib/reminders/rules'
import { pageTitle } from '../../_parts/page-title'
import { PlainPage } from '../_parts/plain-page'
import styles from './privacy.module.css'
import { Safety } from './safety'

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: await pageTitle('Privacy policy'),
    description:
      'What we keep about you, why, for how long, who else sees it, and what reading us can mean in Russia.',
    alternates: { canonical: '/privacy' },
  }
}

const contactLink = <a href={`mailto:${publication.contact}`}>{publication.contact}</a>

/** True to what the code does: a change of what is stored changes this page, its version and its date. */
export default function PrivacyPage() {
  return (
    <PlainPage heading="Privacy policy" label="For readers">
      <p className={styles.version}>
        Version {policyVersion}, {formatDay(policyDate)}
      </p>
      <p>
        You can read this whole site without telling us who you are. There is no advertising, no tracking, no
        counting of single readers, and nothing on our pages is fetched from another company. We learn
        something about you only when you give it to us: for the newsletter, for a donation or for a reminder.
      </p>
      <p>
        {publication.name} decides what happens with it, and answers for it. Write to {contactLink}.
      </p>
      <Safety />
      <Kept />
      <Others />
      <Rights />
    </PlainPage>
  )
}

function Kept() {
  return (
    <>
      <h2 id="kept">What we keep, why, and for how long</h2>
      <h3>When you read</h3>
      <p>
        Nothing of you. Pages set no cookie. When you come to a story by a link of our letter, your browser
        tells us which link it was, and we count one more for it. The link is the same for every reader, so we
        cannot know that it was you. For a few minutes we keep beside it a scrambled mark of your network,
        another one every day, to leave out programs that open every link of a mail at once. Letters carry no
        hidden pictures. Our server sees the internet address (IP address) that every request comes from, and
        writes neither it nor your mail address into its logs.
      </p>
      <h3>When you subscribe to the newsletter</h3>
      <p>
        Your e-mail address, to send you the letter you asked for; and a record of your consent, because the
        law asks us to be able to show it: the sentence you agreed to and its version, the version of this
        policy, the page you were on, when you asked, when our mail left, when you pressed its button, when
        you left, and the network you came from. Of your IP address only the beginning is kept (the first
        three of four numbers, or the /56 network), which points to a neighbourhood of connections, not to
        yours.
      </p>
      <p>
        An address that nobody confirms is erased with its record after {unconfirmedDays} days. Otherwise we
        keep both while you subscribe; when you leave, the letters stop at once, and we keep the record as
        proof that you asked and that you left, until you ask us to erase it.
      </p>
      <p>
        If you pause the letters, we keep until when. If you ask for them at another address, we keep both
        addresses, when you asked and when each mailbox agreed; an address that did not agree is erased after{' '}
        {openChangeDays} days.
      </p>
      <p>
        When a letter comes back, or you mark it as unwanted where it arrived and your mail provider tells us,
        we keep that, its day and the server’s words without addresses: so that we do not write to a mailbox
        that is gone, or to somebody who does not want it.
      </p>
      <h3>When you give</h3>
      <p>
        How much, in which currency and how often; when; which page and article the box stood on; the e-mail
        address that you enter at the payment company, so that we can send the receipt; and the payment
        company’s own numbers for you and for each payment. Accounts have to be kept for as long as the law on
        bookkeeping says, so these records stay that long. A donation that was begun and not paid is erased
        after {unpaidDays} days. The messages in which the payment company tells us about a payment can hold
        your name, address and e-mail, if it asked you for them; they are emptied 30 days after we have dealt
        with them. We never see the number of your card; of a regular donation’s card we keep the brand and
        the last four digits, so that you can tell which it is.
      </p>
      <p>
        When you change, pause or end a donation, we keep what you asked and when. If you say why, that stays
        with us and goes to nobody else.
      </p>
      <p>
        When you press Continue, a cookie named “visitor” is set: a random value that says nothing about you,
        is used to notice one browser trying many cards, and is gone when you close the browser. Another,
        named “known-donor”, is a random value too. By it this browser, and no other, is shown what was given
        in it, and is asked before the same is given twice. It is gone half an hour after you have given, or
        two hours after you pressed Continue; we keep it for a day, in a form that it cannot be read from.
        When you come to the box from the link of a receipt, a third, named “donation-link”, keeps that link
        for half an hour, for the same question.
      </p>
      <h3>When you ask for a reminder</h3>
      <p>
        Your e-mail address, the day, the donation you had in mind and the article you came from. All of it is
        erased {keptDays} days after the reminder was sent or cancelled, or after you gave, and {keptDays}{' '}
        days after you asked if you never confirm. The calendar file leaves nothing with us.
      </p>
      <h3>When you sign in</h3>
      <p>
        An account comes into being when you first use the link or the code of a mail: your e-mail address and
        the day. For each browser that is signed in we keep when it signed in, when it was last seen, and what
        it is in a few words, such as “Firefox on Windows”; you see all of it under “Where you are signed in”,
        and can end it there. A session ends by itself after {sessionDays} days and is erased; what an unused
        mail would have opened is erased a day later. Two cookies are set: one that says which mail this
        browser asked for, gone when you close it, and one that keeps you signed in.
      </p>
      <h3>Mail that we send you</h3>
      <p>
        Mails about donations and reminders can have a neutral sender and subject: you choose it at the form,
        or later on the page of your donation or in your account. We keep that choice with the donation or the
        reminder. What a mail says inside still names us.
      </p>
      <p>
        A copy waits with us until it has left; then its text is deleted at once, and the note that it was
        sent to you after 30 days. Our mails hold no hidden pictures and no counted links: we do not know
        whether you opened them.
      </p>
      <h3>Against abuse</h3>
      <p>
        To stop floods of sign-ups and stolen cards we count attempts for each address, network and browser.
        The counts are kept under scrambled names, from which the address cannot be read back, and deleted
        within hours. From which network a donation was begun, and whether its card was declined, we keep for{' '}
        {keptHours} hours, also under a scrambled name. While thieves try out cards here, your browser may
        have to do a sum before you can give; it is done on your device and says nothing about you. If you ask
        for a mailed link instead, your address is used for that mail alone. If mail to an address must never
        be sent again, we keep a scrambled mark of it, and not the address.
      </p>
    </>
  )
}

function Others() {
  return (
    <>
      <h2 id="others">Who else sees it</h2>
      <ul>
        <li>
          <strong>Stripe</strong>, when you give. You enter your card and your e-mail address on Stripe’s
          page, under{' '}
          <a href="https://stripe.com/privacy" rel="noreferrer">
            Stripe’s own policy
          </a>
          . From us it gets the amount, the currency, how often, a random number for the donation, and the
          address of our page to send you back to; never which article you came from. Your statement shows “
          {publication.statementDescriptor}”.
        </li>
        <li>
          <strong>Your bank and the card network</strong>, when you give. They know more than the statement
          prints: the amount and the day, that the payment went through Stripe, and Stripe’s number for us
          (the merchant id), by which a bank, or an authority that can ask it, finds out who was paid. They
          keep that for years. We can neither hide it nor have it erased.
        </li>
        <li>
          <strong>The company that delivers our mail</strong>, which has to see the address and the text of
          what it delivers; and of course your own mail provider.
        </li>
        <li>
          <strong>The companies whose computers we rent</strong>, who keep our machines running and may not
          look at what is on them.
        </li>
      </ul>
      <p>
        Nobody else, except where a court of a country whose law binds us orders it. We sell nothing, and we
        swap no lists of readers.
      </p>
    </>
  )
}

function Rights() {
  return (
    <>
      <h2 id="rights">Your rights</h2>
      <p>
        You may ask us what we keep about you, have it put right, have it erased, take it with you, or forbid
        us to use it; and you may withdraw a consent at any time, as easily as you gave it. For the newsletter
        and the reminder your consent is our ground; for donations it is the contract with you and the law on
        bookkeeping; for the counts against abuse it is our interest, and other donors’, in not being robbed.
      </p>
      <p>
        Write to {contactLink} from the address in question, and we act within a month. If you are not content
        with our answer, you can complain to the data protection authority of the country you live in.
      </p>
      <h2 id="changes">Changes</h2>
      <p>
        Version {policyVersion}, of {formatDay(policyDate)}, says what a bank knows of a donation, how mails
        about donations and reminders can be kept neutral, and when a donation that was not paid is erased.
        Version 1.2, of {formatDay('2026-11-25')}, said what is kept when you pause the newsletter or move it
        to another address, when a letter comes back, and how often a link of it is followed. Version 1.1, of{' '}
        {formatDay('2026-11-24')}, said what an account keeps, what is kept when a donation is changed, and
        what we keep against people who try out stolen cards: the network of a donation, scrambled, for a day.
        Version 1.0, of {formatDay('2026-11-23')}, was the first. When we change what we keep, this page says
        so here, under a new version and date.
      </p>
    </>
  )
}
