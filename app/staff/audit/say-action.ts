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
  'donations.refund-pending': 'A refund was accepted and is pending',
  'donations.refund-refused': 'A refund was refused',
  'donations.refund-failed': 'A refund failed',
  'donations.refund-canceled': 'A refund was canceled',
  'donations.mail': 'Mailed a donor',
  'donations.export': 'Exported a list of donations',
  'events.replay': 'Replayed an event of Stripe’s',
  'articles.write': 'Changed an article',
  'articles.publish': 'Published an article',
  'articles.discard': 'Deleted a draft',
  'card_guard.set': 'Changed the card-testing guard',
  'newsletter.edit': 'Changed an edition',
  'newsletter.submit': 'Submitted an edition',
  'newsletter.withdraw': 'Made an edition a draft again',
  'newsletter.approve': 'Approved an edition',
  'newsletter.test': 'Sent a test of an edition',
  'newsletter.send-now': 'Sent an edition early',
  'newsletter.undo-send-now': 'Called an edition back',
  'newsletter.start': 'Sending of an edition started',
  'newsletter.close': 'An edition was sent to all its readers',
  'newsletter.skip': 'An edition was skipped',
  'newsletter.hold': 'An edition was stopped and needs a decision',
  'newsletter.pause': 'Paused an edition',
  'newsletter.resume': 'Resumed a paused edition',
  'newsletter.cancel': 'Cancelled an edition',
  'newsletter.release': 'Released a stopped edition',
  'newsletter.resume-domain': 'Tried a mail provider again that had refused our email',
  'newsletter.resend_uncertain': 'Sent uncertain emails again',
  'subscribers.suppress': 'Suppressed an address from the newsletter',
  'subscribers.export': 'Exported a list of subscribers',
  'subscribers.unsuppress': 'Removed a suppression',
  'subscribers.unsuppress-domain': 'Removed suppressions of a mail provider’s readers',
  'subscribers.erase': 'Erased a subscriber',
  'subscribers.upload': 'Uploaded a list of subscribers',
  'subscribers.import': 'Imported subscribers',
  'subscribers.undo-import': 'Undid an import of subscribers',
  'subscribers.discard-import': 'Discarded a list of subscribers',
  'subscribers.add': 'Added a subscriber by hand',
  'subscribers.unsubscribe': 'Unsubscribed somebody on request',
  'subscribers.tag': 'Tagged subscribers',
  'subscribers.untag': 'Removed a tag from subscribers',
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
