import type { RecordedAction } from '@/lib/staff/rules'

const words = {
  refused: 'Was refused',
  'people.invited': 'Invited somebody',
  'people.invitation-withdrawn': 'Withdrew an invitation',
  'people.joined': 'Joined the desk',
  'people.role-changed': 'Changed a role',
  'people.removed': 'Removed somebody from the desk',
  'people.second-factor-set': 'Set up a second factor',
  'people.second-factor-recovered': 'Used a recovery code',
  'people.second-factor-reset': 'Reset a second factor',
  'people.second-factor-failed': 'Entered a wrong code for a second factor',
  'people.recovery-codes-made': 'Made recovery codes',
  'donations.refund': 'Ordered a refund',
  'donations.refund-succeeded': 'A refund succeeded',
  'donations.refund-pending': 'A refund was taken and is pending',
  'donations.refund-refused': 'A refund was refused',
  'donations.refund-failed': 'A refund failed',
  'donations.refund-canceled': 'A refund was canceled',
  'donations.mail': 'Mailed a donor',
  'donations.export': 'Took out a list of donations',
  'events.replay': 'Replayed an event of Stripe’s',
  'articles.write': 'Changed an article',
  'articles.publish': 'Published an article',
  'articles.discard': 'Threw a draft away',
  'card_guard.set': 'Changed the card-testing guard',
  'newsletter.edit': 'Changed an edition',
  'newsletter.submit': 'Handed an edition in',
  'newsletter.withdraw': 'Made an edition a draft again',
  'newsletter.approve': 'Approved an edition',
  'newsletter.test': 'Sent a test of an edition',
  'newsletter.send-now': 'Sent an edition before its hour',
  'newsletter.undo-send-now': 'Called an edition back',
  'newsletter.start': 'An edition began to leave',
  'newsletter.close': 'An edition was sent to all its readers',
  'newsletter.skip': 'An edition was left out',
  'newsletter.hold': 'An edition was stopped for a person',
  'newsletter.pause': 'Paused an edition',
  'newsletter.resume': 'Let a paused edition go on',
  'newsletter.cancel': 'Cancelled an edition',
  'newsletter.release': 'Let an edition go that had waited',
  'newsletter.resend_uncertain': 'Sent uncertain mails once more',
  'subscribers.suppress': 'Suppressed an address from the newsletter',
  'subscribers.export': 'Took out a list of subscribers',
  'subscribers.unsuppress': 'Removed a suppression',
  'subscribers.erase': 'Erased a subscriber',
  'subscribers.import': 'Brought subscribers in',
} satisfies Partial<Record<RecordedAction, string>>

/** Every action that has a description, as options. */
export const actionOptions = Object.entries(words as Record<string, string>).map(([value, label]) => ({
  value,
  label,
}))

/** What an audit entry says was done; an action without a description is shown by its name. */
export function sayAction(action: string): string {
  return (words as Record<string, string | undefined>)[action] ?? action
}
