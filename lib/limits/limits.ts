import { countAttempt, type Counted, type Limited } from './count-attempt'
import { ipPrefix } from './ip-prefix'
import type { Result } from '../result'

// Which limits an attempt counts against. Their keys are keyed hashes, so the table has neither addresses nor IPs. The
// limits of a form that takes an address are counted in the statement that stores its request (lib/address-requests).

export type { Limited }

/** For a sign-up, or a new confirmation link. `subject` is the address, or the subscriber whom a link names. */
export function signUpLimits({ subject, ip }: { subject: string; ip: string }): Counted {
  return { SIGN_UP_ADDRESS: subject, SIGN_UP_IP: ipPrefix(ip), SIGN_UP_ALL: 'all' }
}

/** For a reminder. */
export function reminderLimits({ address, ip }: { address: string; ip: string }): Counted {
  return { REMINDER_ADDRESS: address, REMINDER_IP: ipPrefix(ip), REMINDER_ALL: 'all' }
}

/** For a mailed link that continues a donation. */
export function continuationLimits({ address, ip }: { address: string; ip: string }): Counted {
  return { CONTINUE_ADDRESS: address, CONTINUE_IP: ipPrefix(ip), CONTINUE_ALL: 'all' }
}

/** For a sign-in mail. */
export function signInLimits({ address, ip }: { address: string; ip: string }): Counted {
  return { SIGN_IN_ADDRESS: address, SIGN_IN_IP: ipPrefix(ip), SIGN_IN_ALL: 'all' }
}

/** For replacing an expired link to a donation. */
export function manageLinkLimits({ donationId, ip }: { donationId: string; ip: string }): Counted {
  return { MANAGE_LINK_ADDRESS: donationId, MANAGE_LINK_IP: ipPrefix(ip) }
}

/** For another address of a donation: it mails an address that may be a stranger's. */
export function donationAddressLimits(from: { donationId: string; address: string; ip: string }): Counted {
  return {
    DONATION_CHANGE: from.donationId,
    MANAGE_LINK_ADDRESS: from.address,
    MANAGE_LINK_IP: ipPrefix(from.ip),
  }
}

/** For a change of address: it sends two mails, one possibly to a stranger's mailbox. */
export function preferencesLimits(from: { subscriberId: string; address: string; ip: string }): Counted {
  return {
    PREFERENCES_PERSON: from.subscriberId,
    PREFERENCES_ADDRESS: from.address,
    PREFERENCES_IP: ipPrefix(from.ip),
  }
}

/** For the start of a donation without a proof of work; `visitor` is the random value of a first-party cookie. */
export function freeStartLimits({ ip, visitor }: { ip: string; visitor: string }): Counted {
  return { DONATION_COOKIE: visitor, DONATION_IP: ipPrefix(ip), DONATION_ALL: 'all' }
}

/** For a start with a proof. */
export function provedStartLimits({ ip }: { ip: string }): Counted {
  return { DONATION_PROVED_IP: ipPrefix(ip) }
}

/** Counts another press for a donation that Stripe did not answer: it opens no second payment page. */
export function consumeRetryLimit(donationId: string): Promise<Result<void, Limited>> {
  return countAttempt({ DONATION_COOKIE: `retry:${donationId}` })
}

/** Counts the tries to enter a mailed code, right or wrong. The tries for one mail are counted in the mail's own row. */
export function consumeSignInCodeLimit(from: { ip: string }): Promise<Result<void, Limited>> {
  return countAttempt({ SIGN_IN_CODE_IP: ipPrefix(from.ip) })
}

/** The same for a second-factor attempt, right or wrong. */
export function consumeSecondFactorLimit(userId: string): Promise<Result<void, Limited>> {
  return countAttempt({ SECOND_FACTOR_PERSON: userId })
}

/** The same for changes of one donation: each sends a mail. */
export function consumeDonationChangeLimit(donationId: string): Promise<Result<void, Limited>> {
  return countAttempt({ DONATION_CHANGE: donationId })
}

/** The same for thank-you pages that ask Stripe. Past it they show what we know. */
export function consumeThankYouLimit(from: { ip: string }): Promise<Result<void, Limited>> {
  return countAttempt({ THANK_YOU_IP: ipPrefix(from.ip) })
}

/** The same for counted clicks from an edition. */
export function consumeClickLimit(from: { ip: string }): Promise<Result<void, Limited>> {
  return countAttempt({ CLICKS_IP: ipPrefix(from.ip) })
}
