import type { Metadata } from 'next'
import { keptHours } from '@/lib/card-testing-guard/rules'
import { formatDay } from '@/lib/days'
import { unpaidDays } from '@/lib/donations/rules'
import { openChangeDays, policyDate, policyVersion, unconfirmedDays } from '@/lib/newsletter/rules'
import { publication } from '@/lib/publication'
import { sessionDays } from '@/lib/readers/session-store'
import { keptDays } from '@/lib/reminders/rules'
import { alternatesOf } from '../../_parts/alternates'
import { pageTitle } from '../../_parts/page-title'
import { requestLanguage, requestText } from '../../_parts/request-text'
import { askedMinutes } from '../_parts/forms/asked-mail'
import { PlainPage } from '../_parts/pages/plain-page'
import styles from './privacy.module.css'
import { Publisher } from './publisher'
import { RussianPolicy } from './russian-policy'
import { Safety } from './safety'

export async function generateMetadata(): Promise<Metadata> {
  const t = await requestText()
  return {
    title: await pageTitle(t('Privacy policy')),
    description: t(
      'What we keep about you, why, for how long, who else sees it, and what reading us can mean in Russia.',
    ),
    alternates: await alternatesOf('/privacy'),
  }
}

const contactLink = <a href={`mailto:${publication.contact}`}>{publication.contact}</a>

/** True to what the code does: a change of what is stored changes this page, its version and its date. */
export default async function PrivacyPage() {
  return (await requestLanguage()) === 'ru' ? <RussianPolicy /> : <EnglishPolicy />
}

function EnglishPolicy() {
  return (
    <PlainPage heading="Privacy policy" label="For readers">
      <p className={styles.version}>
        Version {policyVersion}, {formatDay(policyDate)}
      </p>
      <p>
        You can read this whole site without telling us who you are. We carry no advertising, we do not track
        or count individual readers, and our pages load nothing from other companies. We learn something about
        you only if you give it to us: when you subscribe to the newsletter, donate, set a reminder or sign
        in.
      </p>
      <p>
        {publication.name} decides how this information is used and is responsible for it. To contact us,
        write to {contactLink}.
      </p>
      <Publisher />
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
        Nothing about you. Reading sets no cookies. If you open an article from a link in our newsletter, your
        browser tells us which link it was, and we add one to that link’s count. The link is the same for
        every reader, so we cannot know that it was you. For a few minutes we also keep a scrambled code for
        your network, so that we can leave out programs that open every link in an email at once. The code
        changes every day. Our newsletters contain no hidden images. An edition may show a picture of its
        first story; if your mail program loads it, it asks our server for it. The picture’s address is the
        same for every reader, and we count nothing by it. The newsletter is complete without it. Our server
        sees the internet address (IP address) that every request comes from, but writes neither it nor your
        email address to its logs.
      </p>
      <h3>When you choose a language</h3>
      <p>
        Where we offer a page in another language, a link at its top and its foot leads there. If you follow
        it, we set a cookie named “language”. It names the language and nothing else, and is kept for a year.
        The language of our emails is kept with the subscription, the donation or the reminder; you can change
        it by the link at the end of any edition.
      </p>
      <h3>When you subscribe to the newsletter</h3>
      <p>
        We keep your email address, so that we can send you the newsletter you asked for. We also keep a
        record of your consent, because the law requires us to be able to prove it. The record contains the
        sentence you agreed to and its version, the version of this policy, the page you were on and the
        network you came from. It also says when you signed up, when we sent our email, when you confirmed and
        when you unsubscribed. Of your IP address we keep only the first part (the first three of its four
        numbers, or the /56 network), which points to a group of connections and not to yours.
      </p>
      <p>
        If nobody confirms an address, we erase it and its record after {unconfirmedDays} days. Otherwise we
        keep both while you subscribe. When you unsubscribe, the newsletter stops at once. We keep the record
        as proof that you signed up and that you unsubscribed, until you ask us to erase it.
      </p>
      <p>
        If you subscribed elsewhere and we took over that list, we also keep what it said about you: your
        name, tags, a note, when you signed up and confirmed there, and where. If you ask us by phone or email
        to subscribe you, we note how you asked. All of it is erased with your address. We then keep only a
        scrambled code for the address, so that no other list brings it back. You can still sign up yourself.
        Until somebody here decides about such a list, for two days at most, we keep the file.
      </p>
      <p>
        Three and ten days after you confirm, we send you one more email each about the newsletter, and we
        keep when we did. They stop if you unsubscribe or donate.
      </p>
      <p>
        If you pause the newsletter, we keep the date on which the pause ends. If you ask us to send it to
        another address, we keep both addresses, when you asked and when each mailbox agreed. If either
        mailbox does not agree, we erase the new address after {openChangeDays} days.
      </p>
      <p>
        If an edition bounces, or if you mark it as spam and your email provider tells us, we keep that fact,
        the date and the server’s message without any addresses. We need this so that we do not write to
        mailboxes that no longer exist or to people who do not want the newsletter.
      </p>
      <h3>When you donate</h3>
      <p>
        We keep the amount, the currency and how often you give; the date; the page and the article on which
        you saw the donation box; the email address that you enter on the payment company’s page, so that we
        can send you a receipt; and the payment company’s own ID numbers for you and for each payment. The law
        says how long accounting records must be kept, so we keep these records for that long. If you start a
        donation and do not pay, we erase it after {unpaidDays} days. The messages in which the payment
        company tells us about a payment can contain your name, address and email address, if it asked you for
        them. We erase their contents 30 days after we have processed them. We never see your card number. For
        a recurring donation we keep the brand and the last four digits of the card, so that you can tell
        which card it is.
      </p>
      <p>
        When you change, pause or end a donation, we keep what you asked for and when. If you tell us why, we
        share your reason with nobody.
      </p>
      <p>
        When you press Continue, we set a cookie named “visitor”. It holds a random value that says nothing
        about you. We use it to notice when one browser tries many cards, and it is deleted when you close the
        browser. A second cookie, “known-donor”, also holds a random value. With it we can show this browser,
        and no other, what was donated in it, and ask before the same donation is made twice. It is deleted
        half an hour after you have donated, or two hours after you pressed Continue. We keep its value for a
        day, in a form from which it cannot be read. If you open your donation by the link in a receipt, a
        third cookie, “donation-link”, keeps that link for half an hour. With these cookies, and while you are
        signed in, our pages thank you where they would otherwise ask you to give, and name what you give.
        Signing out, and the button “Forget this browser” beside the thanks, delete all of them at once.
      </p>
      <h3>When you ask for a reminder</h3>
      <p>
        We keep your email address, the date, the donation you had in mind and the article you came from. We
        erase all of it {keptDays} days after the reminder was sent or cancelled, or after you donated. If you
        never confirm the reminder, we erase it {keptDays} days after you asked for it. If you use the
        calendar file instead, we keep nothing.
      </p>
      <h3>After you have sent a form</h3>
      <p>
        When you subscribe or ask for a reminder, we set a cookie (“asked-to-subscribe” or “asked-to-remind”,
        with “-ru” behind it for the Russian pages) that holds what you entered, encrypted so that only we can
        read it. With it the next page can show your address, so that you notice a typing mistake, and send
        the email again. It is deleted after {askedMinutes} minutes, and your browser sends it to no other
        page than the form’s own.
      </p>
      <h3>When you sign in</h3>
      <p>
        When you first use the link or the code from a sign-in email, we create an account with your email
        address and the date. For each browser that is signed in, we keep when it signed in, when it was last
        seen, and a short description such as “Firefox on Windows”. You can see all of this under “Where you
        are signed in”, and sign out any browser there. A session ends after {sessionDays} days and is then
        erased. If you do not use a sign-in email, its link and code are erased a day later. We set two
        cookies: one that says which sign-in email this browser asked for, which is deleted when you close the
        browser, and one that keeps you signed in.
      </p>
      <h3>Emails we send you</h3>
      <p>
        Emails about donations and reminders can have a neutral sender and subject. You can choose this in the
        form, or later on the page of your donation or in your account. We keep your choice with the donation
        or the reminder. The text of the email still names us.
      </p>
      <p>
        We keep a copy of an email until it has been sent. We then delete its text at once, and the record
        that it was sent to you after 30 days. Our emails contain no hidden images, so we do not know whether
        you opened them. Only links in the newsletter are counted, in the way described above under “When you
        read”.
      </p>
      <h3>Against abuse</h3>
      <p>
        To stop mass sign-ups and the use of stolen cards, we count attempts for each address, network and
        browser. We store the counts under scrambled codes, from which the address cannot be read back, and
        delete them within hours. For {keptHours} hours we also keep, under a scrambled code, which network a
        donation was started from and whether its card was declined. While criminals are testing stolen cards
        here, your browser may have to do a calculation before you can donate. It is done on your device and
        says nothing about you. If you ask for a link by email instead, we use your address for that email
        only. If we must never write to an address again, we keep a scrambled code for it and not the address
        itself.
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
          <strong>Stripe</strong>, when you donate. You enter your card and your email address on Stripe’s
          page, under{' '}
          <a href="https://stripe.com/privacy" rel="noreferrer">
            Stripe’s own policy
          </a>
          . We send Stripe the amount, the currency, how often you give, a random number for the donation, and
          the address of the page on our site to return you to. We never tell it which article you came from.
          Your statement shows “{publication.statementDescriptor}”.
        </li>
        <li>
          <strong>Your bank and the card network</strong>, when you donate. They know more than the statement
          shows: the amount and the date, that the payment went through Stripe, and Stripe’s number for us
          (the merchant ID). With that number a bank, or an authority that can question it, can find out who
          was paid. They keep this for years. We can neither hide it nor have it erased.
        </li>
        <li>
          <strong>The company that delivers our emails</strong>, which has to see the address and the text of
          each email, and of course your own email provider.
        </li>
        <li>
          <strong>The companies whose computers we rent</strong>, which keep our machines running and may not
          look at what is on them.
        </li>
      </ul>
      <p>
        Nobody else sees it, unless a court of a country whose law applies to us orders it. We do not sell
        information about readers, and we do not exchange lists of readers with anybody.
      </p>
    </>
  )
}

function Rights() {
  return (
    <>
      <h2 id="rights">Your rights</h2>
      <p>
        You may ask us what we keep about you, have it corrected or erased, receive a copy to take with you,
        or object to our using it. You may withdraw your consent at any time, as easily as you gave it. Our
        legal basis for the newsletter and the reminder is your consent. For donations it is our contract with
        you and the law on bookkeeping. For the counts against abuse it is our interest, and that of other
        donors, in preventing fraud.
      </p>
      <p>
        Write to {contactLink} from the address in question, and we will act within a month. If you are not
        satisfied with our answer, you can complain to the data protection authority of the country you live
        in.
      </p>
      <h2 id="changes">Changes</h2>
      <p>When we change what we keep, we say so here, under a new version and date.</p>
      <ul>
        <li>
          Version {policyVersion}, {formatDay(policyDate)}: who publishes this newspaper, the picture in an
          edition, the two emails after the welcome email, the cookies that show a form’s address again, and
          the cookie that keeps your choice of a language.
        </li>
        <li>
          Version 1.4, {formatDay('2026-11-28')}: what we keep about subscribers who came from a list of
          another system, and the scrambled code that keeps an erased address erased.
        </li>
        <li>
          Version 1.3, {formatDay('2026-11-28')}: what a bank knows about a donation, how emails about
          donations and reminders can be kept neutral, and when an unpaid donation is erased.
        </li>
        <li>
          Version 1.2, {formatDay('2026-11-25')}: what we keep when you pause the newsletter, move it to
          another address or an edition bounces, and how we count the links in it.
        </li>
        <li>
          Version 1.1, {formatDay('2026-11-24')}: what we keep about an account and about changes to a
          donation, and what we keep to stop people who test stolen cards (the network of a donation,
          scrambled, for a day).
        </li>
        <li>Version 1.0, {formatDay('2026-11-23')}: the first version.</li>
      </ul>
    </>
  )
}
