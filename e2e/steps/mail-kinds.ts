import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Functions in lib that write a mail, and the kind that the outbox stores. Editions do not use the outbox. */
export const kinds: Record<string, string> = {
  editionMail: 'edition',
  editionNoticeMail: 'edition-notice',
  domainHeldMail: 'domain-held',
  confirmSubscriptionMail: 'confirm-subscription',
  confirmNudgeMail: 'confirm-nudge',
  subscriptionInvitationMail: 'confirm-subscription',
  welcomeMail: 'welcome',
  firstWeekMail: 'welcome-3',
  lastWelcomeMail: 'welcome-10',
  alreadySubscribedMail: 'already-subscribed',
  leaveOldAddressMail: 'leave-old-address',
  takeNewAddressMail: 'take-new-address',
  addressLeftMail: 'address-left',
  addressTakenMail: 'address-taken',
  confirmReminderMail: 'confirm-reminder',
  reminderSetMail: 'reminder-set',
  reminderDueMail: 'reminder-due',
  invitationMail: 'staff-invitation',
  secondFactorMail: 'second-factor',
  signInMail: 'sign-in',
  receiptMail: 'receipt',
  donationChangedMail: 'donation-changed',
  changeFailedMail: 'donation-change-failed',
  manageLinkMail: 'manage-link',
  askedLinkMail: 'manage-link',
  confirmDonationAddressMail: 'confirm-donation-address',
  donationAddressLeftMail: 'donation-address-left',
  donationAddressTakenMail: 'donation-address-taken',
  paymentFailedMail: 'payment-failed',
  firstPaymentFailedMail: 'first-payment-failed',
  cardExpiresMail: 'card-expires',
  donationEndingMail: 'donation-ending',
  donationEndedMail: 'donation-ended',
  refundMail: 'refund',
  refundFailedMail: 'refund-failed',
  staffRefundMail: 'refund-notice',
  renewalNoticeMail: 'renewal-notice',
  donationScheduledMail: 'donation-scheduled',
  firstChargeMail: 'renewal-notice',
  donationCancelledMail: 'donation-cancelled',
  continueMail: 'continue-donation',
  duplicateDonationMail: 'duplicate-donation',
  duplicateReversedMail: 'duplicate-reversed',
}

/** No story can make it: the sandbox has no bank that answers days later. Its one link is a page to give. */
export const withoutStory = 'first-payment-failed'

/** The names of the functions in lib that write a mail. */
export function mailWriters(): string[] {
  const lib = path.resolve(import.meta.dirname, '..', '..', 'lib')
  const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /emails\.tsx$/.test(file),
  )
  return files.flatMap((file) => {
    const source = readFileSync(path.join(lib, file), 'utf8')
    return [...source.matchAll(/^export (?:async )?function (\w+Mail)\b/gm)].map(([, name = '']) => name)
  })
}
