import { changeFailedMail, giftChangedMail, manageLinkMail } from '@/lib/donations/change-emails'
import { cardExpiresMail } from '@/lib/donations/card-emails'
import { adviseDonor } from '@/lib/donations/decline-rules'
import { continueMail } from '@/lib/donations/continue-emails'
import { doubleGiftMail, secondGiftUndoneMail } from '@/lib/donations/double-gift-emails'
import {
  askedLinkMail,
  giftEndedMail,
  giftEndingMail,
  receiptMail,
  renewalNoticeMail,
} from '@/lib/donations/emails'
import { paymentFailedMail } from '@/lib/donations/failed-payment-emails'
import { refundFailedMail, refundMail, staffRefundMail } from '@/lib/donations/refund-emails'
import { editionMail, editionNoticeMail } from '@/lib/editions/emails'
import type { MailContent } from '@/lib/mail/render-mail'
import {
  addressLeftMail,
  addressTakenMail,
  leaveOldAddressMail,
  takeNewAddressMail,
} from '@/lib/newsletter/address-emails'
import { alreadySubscribedMail, confirmSubscriptionMail, welcomeMail } from '@/lib/newsletter/emails'
import { publication } from '@/lib/publication'
import { confirmReminderMail, reminderDueMail, reminderSetMail } from '@/lib/reminders/emails'
import { signInMail } from '@/lib/sessions/emails'
import { invitationMail, secondFactorMail } from '@/lib/staff/emails'

const site = 'https://news.example'
const foot = { siteUrl: `${site}/`, safetyUrl: `${site}/privacy#safety` }
const reader = {
  ...foot,
  unsubscribeUrl: `${site}/newsletter/unsubscribe?token=example`,
  oneClickUrl: `${site}/api/newsletter/unsubscribe?token=example`,
  preferencesUrl: `${site}/newsletter/preferences?token=example`,
}
const { contact, statementDescriptor } = publication
const donation = {
  ...foot,
  contact,
  frequency: 'monthly',
  amount: { minor: 1000, currency: 'usd' },
  manageUrl: `${site}/account/donations?token=example`,
} as const
const named = { frequency: donation.frequency, amount: donation.amount, givenOn: '2026-11-25' } as const
const remembered = { frequency: donation.frequency, amount: donation.amount }
const receipt = {
  ...donation,
  paidOn: '2026-11-25',
  nextChargeOn: '2026-12-25',
  statementDescriptor,
  paymentId: 'pi_3QExample00ab12cd',
  feeCovered: { minor: 60, currency: 'usd' },
} as const
const changed = { ...donation, nextChargeOn: '2026-12-25', card: 'Visa ending in 4242' } as const
const undone = { ...foot, contact, first: named, second: named, onItsWay: null } as const

const cardUrl = `${site}/donate/card?token=example`
const refused = { ...donation, cardUrl, payUrl: 'https://invoice.stripe.com/i/example' } as const

const stories = ['The Ferry That Came Late', 'Ice on the Neva, and a Bridge That Waits', 'A Choir in Exile']

/** Every kind of mail with example values, by the name under which tests and pictures know it. */
export const exampleMails: Record<string, () => Promise<MailContent>> = {
  confirm: () =>
    confirmSubscriptionMail({ ...foot, confirmUrl: `${site}/newsletter/confirm?token=example`, days: 3 }),
  welcome: () => welcomeMail({ ...reader, previewUrl: `${site}/newsletter/preview` }),
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
  edition: () =>
    editionMail({
      ...reader,
      number: 12,
      date: '2026-11-27',
      subject: 'A ferry that came late, and the ice that did not',
      preheader: 'What the river brought this week.',
      openingNote: 'Good morning.\n\nThe ice is here.',
      items: stories.map((headline, index) => ({
        headline,
        section: 'Culture',
        blurb: 'It was worth the wait.',
        url: `${site}/articles/story-${index}`,
      })),
      supportUrl: `${site}/donate?placement=newsletter`,
    }),
  'edition-skipped': () =>
    editionNoticeMail({
      ...foot,
      number: 12,
      to: 'skipped',
      why: 'not_approved',
      deskUrl: `${site}/staff/newsletter/12`,
    }),
  'edition-held': () =>
    editionNoticeMail({
      ...foot,
      number: 12,
      to: 'held',
      why: 'late',
      deskUrl: `${site}/staff/newsletter/12`,
    }),
  reminder: () =>
    confirmReminderMail({
      ...foot,
      confirmUrl: `${site}/remind-me/confirm?token=example`,
      dueOn: '2027-02-25',
      gift: remembered,
      days: 7,
    }),
  'reminder-set': () =>
    reminderSetMail({
      ...foot,
      cancelUrl: `${site}/remind-me/cancel?token=example`,
      dueOn: '2027-02-25',
      gift: { ...remembered, amount: null },
    }),
  'reminder-due': () =>
    reminderDueMail({
      ...foot,
      gift: remembered,
      articleHeadline: stories[0] ?? null,
      donateUrl: `${site}/donate`,
      cancelUrl: `${site}/remind-me/cancel?token=example`,
    }),
  'sign-in': () =>
    signInMail({
      ...foot,
      confirmUrl: `${site}/sign-in/confirm?token=example`,
      code: '12345678',
      minutes: 10,
    }),
  invitation: () => invitationMail({ ...foot, signInUrl: `${site}/sign-in`, role: 'editor', days: 7 }),
  'second-factor': () => secondFactorMail({ ...foot, news: 'set' }),
  receipt: () => receiptMail(receipt),
  'receipt-once': () => receiptMail({ ...receipt, frequency: 'once', nextChargeOn: null, feeCovered: null }),
  'gift-changed': () => giftChangedMail({ ...changed, news: 'amount' }),
  'gift-paused': () => giftChangedMail({ ...changed, news: 'paused' }),
  'gift-change-failed': () => changeFailedMail(donation),
  'gift-link-new': () => manageLinkMail(donation),
  'gift-link-asked': () => askedLinkMail(donation),
  'payment-failed': () =>
    paymentFailedMail({ ...refused, advice: adviseDonor('insufficient_funds', '2026-11-28') }),
  'payment-to-confirm': () =>
    paymentFailedMail({ ...refused, advice: adviseDonor('authentication_required', '2026-11-28') }),
  'card-expires': () =>
    cardExpiresMail({ ...donation, cardUrl, card: 'Visa ending in 4242', expiresOn: '2026-12-31' }),
  'gift-ending': () => giftEndingMail({ ...donation, endsOn: '2026-12-25' }),
  'gift-ended': () => giftEndedMail({ ...donation, isUnpaid: true, donateUrl: `${site}/donate` }),
  refund: () => refundMail({ ...foot, contact, amount: donation.amount, refundedOn: '2026-11-25' }),
  'refund-failed': () => refundFailedMail({ ...foot, contact, amount: donation.amount }),
  'refund-notice': () =>
    staffRefundMail({
      ...foot,
      amount: donation.amount,
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
      amount: donation.amount,
      news: { kind: 'failed', failureReason: 'expired_or_canceled_card' },
      deskUrl: `${site}/staff/donations/example`,
    }),
  'renewal-notice': () => renewalNoticeMail({ ...donation, frequency: 'annual', chargeOn: '2026-12-02' }),
  continue: () =>
    continueMail({ ...donation, continueUrl: `${site}/donate/continue?token=example`, hours: 2 }),
  twice: () =>
    doubleGiftMail({
      ...foot,
      contact,
      first: named,
      second: named,
      undoUrl: `${site}/donate/twice?token=example`,
      lastDay: '2026-12-25',
    }),
  'twice-undone': () =>
    secondGiftUndoneMail({ ...undone, hasEnded: true, givenBack: donation.amount, isRefused: false }),
  'twice-not-undone': () =>
    secondGiftUndoneMail({ ...undone, hasEnded: true, givenBack: null, isRefused: true }),
}
