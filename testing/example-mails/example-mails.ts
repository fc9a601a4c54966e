import { domainHeldMail } from '@/lib/bounces/holds/emails'
import { staffRefundMail } from '@/lib/donations/refunds/refund-emails'
import { editionMail, editionNoticeMail, type EditionMail } from '@/lib/editions/emails'
import type { FootLinks } from '@/lib/mail/frame'
import type { MailContent } from '@/lib/mail/render-mail'
import {
  addressLeftMail,
  addressTakenMail,
  leaveOldAddressMail,
  takeNewAddressMail,
} from '@/lib/newsletter/email-change/address-emails'
import {
  alreadySubscribedMail,
  confirmNudgeMail,
  confirmSubscriptionMail,
  subscriptionInvitationMail,
} from '@/lib/newsletter/emails'
import { firstWeekMail, lastWelcomeMail, welcomeMail } from '@/lib/newsletter/welcome/welcome-emails'
import { signInMail } from '@/lib/sessions/emails'
import { invitationMail, secondFactorMail } from '@/lib/staff/emails'
import { exampleDonationMails } from './example-donation-mails'

type Examples = Record<string, () => Promise<MailContent>>

const site = 'https://news.example'
const foot = { siteUrl: `${site}/`, safetyUrl: `${site}/privacy#safety` }
const subscriberLinks = {
  unsubscribeUrl: `${site}/newsletter/unsubscribe?token=example`,
  oneClickUrl: `${site}/api/newsletter/unsubscribe?token=example`,
  preferencesUrl: `${site}/newsletter/preferences?token=example`,
}
const stories = ['The Ferry That Came Late', 'Ice on the Neva, and a Bridge That Waits', 'A Choir in Exile']

const storyOf = (headline: string, index: number) => ({
  headline,
  section: 'Culture',
  blurb: 'It was worth the wait.',
  url: `${site}/articles/story-${index}`,
})

// In the page itself, because the tests that look at mails refuse every request.
const examplePicture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9" fill="#8fb0c9"/></svg>')}`

const exampleEdition: EditionMail = {
  ...foot,
  ...subscriberLinks,
  content: {
    number: 12,
    date: '2026-11-27',
    subject: 'A ferry that came late, and the ice that did not',
    preheader: 'What the river brought this week.',
    openingNote: 'Good morning.\n\nThe ice is here.',
    editorName: 'Vera Lindqvist',
    lead: {
      ...storyOf('The Bridge That Waited a Hundred Years', 9),
      html: '<p>The first pier was laid in <em>1914</em>. Then <a href="https://news.example/articles/war">the war</a> came.</p>\n<h2>What was left</h2>\n<ul>\n<li>Nine piers</li>\n<li>One drawing</li>\n</ul>\n<blockquote>\n<p>“We thought it was a ruin.”</p>\n</blockquote>\n',
      isWhole: false,
      picture: { url: examplePicture, alt: 'Nine piers stand in a frozen river.' },
    },
    items: stories.map(storyOf),
  },
  browserUrl: `${site}/newsletter/12`,
  signUpUrl: `${site}/newsletter`,
  supportUrl: `${site}/donate?placement=newsletter`,
}

const amount = { minor: 1000, currency: 'usd' }

/** Every mail to a subscriber or a visitor of the site with example values, by the name that tests and pictures use. */
function exampleReaderMails(foot: FootLinks): Examples {
  const reader = { ...foot, ...subscriberLinks }
  const exampleWelcome = {
    ...reader,
    nextDay: '2026-12-04',
    previewUrl: `${site}/newsletter/preview`,
    latest: exampleEdition.content,
  }
  return {
    confirm: () =>
      confirmSubscriptionMail({ ...foot, confirmUrl: `${site}/newsletter/confirm?token=example`, days: 3 }),
    'confirm-nudge': () =>
      confirmNudgeMail({
        ...foot,
        confirmUrl: `${site}/newsletter/confirm?token=example`,
        askedOn: '2026-11-25',
        lastDay: '2026-11-28',
      }),
    'confirm-after-bounce': () =>
      confirmSubscriptionMail({
        ...foot,
        confirmUrl: `${site}/newsletter/confirm?token=example`,
        days: 3,
        suppressed: 'bounce',
      }),
    'confirm-after-complaint': () =>
      confirmSubscriptionMail({
        ...foot,
        confirmUrl: `${site}/newsletter/confirm?token=example`,
        days: 3,
        suppressed: 'complaint',
      }),
    'subscription-invitation': () =>
      subscriptionInvitationMail({
        ...foot,
        confirmUrl: `${site}/newsletter/confirm?token=example`,
        days: 3,
      }),
    welcome: () => welcomeMail(exampleWelcome),
    'welcome-without-edition': () => welcomeMail({ ...exampleWelcome, latest: null }),
    'welcome-3': () =>
      firstWeekMail({ ...reader, archiveUrl: `${site}/newsletter/archive`, latest: exampleWelcome.latest }),
    'welcome-10': () =>
      lastWelcomeMail({
        ...reader,
        supportUrl: `${site}/donate?placement=welcome`,
        remindUrl: `${site}/remind-me?placement=welcome`,
      }),
    'already-subscribed': () => alreadySubscribedMail(reader),
    'leave-old-address': () =>
      leaveOldAddressMail({
        ...reader,
        agreeUrl: `${site}/newsletter/address/old?token=example`,
        newEmail: 'a.reader.with.a.long.name@mailbox.example.org',
        days: 3,
      }),
    'take-new-address': () =>
      takeNewAddressMail({
        ...foot,
        agreeUrl: `${site}/newsletter/address/new?token=example`,
        oldEmail: 'r•••@example.org',
        days: 3,
      }),
    'address-left': () => addressLeftMail({ ...foot, newEmail: 'm•••@example.org' }),
    'address-taken': () => addressTakenMail(reader),
    'sign-in': () =>
      signInMail({
        ...foot,
        confirmUrl: `${site}/sign-in/confirm?token=example`,
        code: '12345678',
        minutes: 10,
      }),
  }
}

const staffMails: Examples = {
  'domain-held': () =>
    domainHeldMail({
      ...foot,
      domain: 'mailbox.example.net',
      edition: 12,
      words: '550 5.7.1 Client host blocked using zen.example.org',
      deskUrl: `${site}/staff/deliverability`,
      isLast: true,
    }),
  'edition-skipped': () =>
    editionNoticeMail({
      ...foot,
      number: 12,
      to: 'skipped',
      reason: 'not_approved',
      deskUrl: `${site}/staff/newsletter/12`,
    }),
  'edition-held': () =>
    editionNoticeMail({
      ...foot,
      number: 12,
      to: 'held',
      reason: 'late',
      deskUrl: `${site}/staff/newsletter/12`,
    }),
  invitation: () => invitationMail({ ...foot, signInUrl: `${site}/sign-in`, role: 'editor', days: 7 }),
  'second-factor': () => secondFactorMail({ ...foot, news: 'set' }),
  'refund-notice': () =>
    staffRefundMail({
      ...foot,
      amount,
      news: {
        kind: 'refused',
        refusal: 'charge_disputed',
        refusalMessage: 'This charge has been charged back and cannot be refunded.',
      },
      deskUrl: `${site}/staff/donations/example`,
    }),
  'refund-notice-failed': () =>
    staffRefundMail({
      ...foot,
      amount,
      news: { kind: 'failed', failureReason: 'expired_or_canceled_card' },
      deskUrl: `${site}/staff/donations/example`,
    }),
}

/** Every kind of mail, by its name. */
export const exampleMails: Examples = {
  ...exampleDonationMails(foot),
  ...exampleReaderMails(foot),
  ...staffMails,
  edition: () => editionMail(exampleEdition),
  'edition-without-lead-text': () =>
    editionMail({
      ...exampleEdition,
      content: { ...exampleEdition.content, openingNote: '', editorName: '', lead: null },
    }),
}

/** The mails that have Russian: all to readers. Of an edition, what is around its stories. */
export function russianMails(more: Pick<FootLinks, 'isNeutral'> = {}): Examples {
  const inRussian = { ...foot, ...more, language: 'ru' } as const
  return {
    ...exampleDonationMails(inRussian),
    ...exampleReaderMails(inRussian),
    edition: () => editionMail({ ...exampleEdition, language: 'ru' }),
  }
}
