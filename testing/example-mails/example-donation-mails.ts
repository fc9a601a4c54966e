import {
  confirmDonationAddressMail,
  donationAddressLeftMail,
  donationAddressTakenMail,
} from '@/lib/donations/address/emails'
import { changeFailedMail, donationChangedMail, manageLinkMail } from '@/lib/donations/changes/change-emails'
import { cardExpiresMail } from '@/lib/donations/notifications/card-emails'
import { nameCard } from '@/lib/donations/notifications/card-rules'
import { continueMail } from '@/lib/donations/checkout/continue-emails'
import { adviseDonor } from '@/lib/donations/notifications/decline-rules'
import {
  duplicateDonationMail,
  duplicateReversedMail,
} from '@/lib/donations/duplicates/duplicate-donation-emails'
import {
  askedLinkMail,
  donationEndedMail,
  donationEndingMail,
  receiptMail,
  renewalNoticeMail,
} from '@/lib/donations/notifications/emails'
import {
  firstPaymentFailedMail,
  paymentFailedMail,
} from '@/lib/donations/notifications/failed-payment-emails'
import {
  donationCancelledMail,
  donationScheduledMail,
  firstChargeMail,
} from '@/lib/donations/notifications/scheduled-emails'
import { refundFailedMail, refundMail } from '@/lib/donations/refunds/refund-emails'
import { textIn } from '@/lib/languages/text'
import type { FootLinks } from '@/lib/mail/frame'
import type { MailContent } from '@/lib/mail/render-mail'
import { publication } from '@/lib/publication'
import { confirmReminderMail, reminderDueMail, reminderSetMail } from '@/lib/reminders/emails'

const site = 'https://news.example'
const { contact, statementDescriptor } = publication
const cardUrl = `${site}/donate/card?token=example`
const headline = 'The Ferry That Came Late'

/** Every mail about donations and reminders with example values, by name. `foot` sets whether it is neutral. */
export function exampleDonationMails(foot: FootLinks): Record<string, () => Promise<MailContent>> {
  const { donation, named, remembered, receipt, card, changed, undone } = valuesWith(foot)
  const later = { ...donation, startsOn: '2026-12-28', card } as const
  const refused = { ...donation, cardUrl, payUrl: 'https://invoice.stripe.com/i/example' }
  return {
    reminder: () =>
      confirmReminderMail({
        ...foot,
        confirmUrl: `${site}/remind-me/confirm?token=example`,
        dueOn: '2027-02-25',
        donation: remembered,
        days: 7,
      }),
    'reminder-set': () =>
      reminderSetMail({
        ...foot,
        cancelUrl: `${site}/remind-me/cancel?token=example`,
        dueOn: '2027-02-25',
        donation: { ...remembered, amount: null },
      }),
    'reminder-due': () =>
      reminderDueMail({
        ...foot,
        donation: remembered,
        articleHeadline: headline,
        donateUrl: `${site}/donate`,
        cancelUrl: `${site}/remind-me/cancel?token=example`,
      }),
    receipt: () => receiptMail(receipt),
    'receipt-once': () =>
      receiptMail({ ...receipt, frequency: 'once', nextChargeOn: null, feeCovered: null }),
    'donation-changed': () => donationChangedMail({ ...changed, news: 'amount' }),
    'donation-paused': () => donationChangedMail({ ...changed, news: 'paused' }),
    'donation-change-failed': () => changeFailedMail(donation),
    'donation-link-new': () => manageLinkMail(donation),
    'donation-address-confirm': () =>
      confirmDonationAddressMail({
        ...foot,
        contact,
        confirmUrl: `${site}/account/donations/address?token=example`,
      }),
    'donation-address-left': () => donationAddressLeftMail({ ...foot, contact, changedOn: '2026-11-27' }),
    'donation-address-taken': () => donationAddressTakenMail(donation),
    'donation-link-asked': () => askedLinkMail(donation),
    'payment-failed': () =>
      paymentFailedMail({
        ...refused,
        advice: adviseDonor({ code: 'insufficient_funds', retryOn: '2026-11-28' }, textIn(foot.language)),
      }),
    'payment-to-confirm': () =>
      paymentFailedMail({
        ...refused,
        advice: adviseDonor(
          { code: 'authentication_required', retryOn: '2026-11-28' },
          textIn(foot.language),
        ),
      }),
    'payment-failed-debit': () =>
      paymentFailedMail({
        ...refused,
        advice: adviseDonor(
          { code: 'account_closed', retryOn: null, method: 'sepa_debit' },
          textIn(foot.language),
        ),
      }),
    'first-payment-failed': () =>
      firstPaymentFailedMail({
        ...donation,
        frequency: 'once',
        startedOn: '2026-11-23',
        tryUrl: `${site}/donate?frequency=once`,
        isTriedAgain: false,
      }),
    'first-payment-tried-again': () =>
      firstPaymentFailedMail({
        ...donation,
        startedOn: '2026-11-23',
        tryUrl: 'https://invoice.stripe.com/i/example',
        isTriedAgain: true,
      }),
    'card-expires': () => cardExpiresMail({ ...donation, cardUrl, card, expiresOn: '2026-12-31' }),
    'donation-scheduled': () => donationScheduledMail(later),
    'donation-starts': () => firstChargeMail(later),
    'donation-cancelled': () => donationCancelledMail(donation),
    'donation-ending': () => donationEndingMail({ ...donation, endsOn: '2026-12-25' }),
    'donation-ended': () => donationEndedMail({ ...donation, isUnpaid: true, donateUrl: `${site}/donate` }),
    refund: () => refundMail({ ...foot, contact, amount: donation.amount, refundedOn: '2026-11-25' }),
    'refund-failed': () => refundFailedMail({ ...foot, contact, amount: donation.amount }),
    'renewal-notice': () => renewalNoticeMail({ ...donation, frequency: 'annual', chargeOn: '2026-12-02' }),
    continue: () =>
      continueMail({ ...donation, continueUrl: `${site}/donate/continue?token=example`, hours: 2 }),
    twice: () =>
      duplicateDonationMail({
        ...foot,
        contact,
        first: named,
        second: named,
        reverseUrl: `${site}/donate/duplicate?token=example`,
        lastDay: '2026-12-25',
      }),
    'duplicate-reversed': () =>
      duplicateReversedMail({ ...undone, hasEnded: true, givenBack: donation.amount, isRefused: false }),
    'duplicate-not-reversed': () =>
      duplicateReversedMail({ ...undone, hasEnded: true, givenBack: null, isRefused: true }),
  }
}

function valuesWith(foot: FootLinks) {
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
  const card = nameCard({ brand: 'visa', last4: '4242' }, textIn(foot.language))
  const changed = {
    ...donation,
    nextChargeOn: '2026-12-25',
    endsOn: null,
    card,
  } as const
  const undone = { ...foot, contact, first: named, second: named, onItsWay: null } as const
  return { donation, named, remembered, receipt, card, changed, undone }
}
