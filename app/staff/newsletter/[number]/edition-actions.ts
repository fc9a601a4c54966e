import type { StaffAction } from '@/lib/staff/rules'

/** The action of each button of an edition, and the permission it needs. */
export const editionActions = {
  withdraw: 'newsletter.edit',
  approve: 'newsletter.approve',
  'send-now': 'newsletter.approve',
  undo: 'newsletter.approve',
  pause: 'newsletter.approve',
  resume: 'newsletter.approve',
  cancel: 'newsletter.approve',
  release: 'newsletter.approve',
  resend: 'newsletter.approve',
} as const satisfies Record<string, StaffAction>

export type EditionAction = keyof typeof editionActions

/** The message after each action. */
export const doneWords: Record<string, string> = {
  saved: 'Saved. Nobody gets it before it is approved.',
  test: 'Saved, and the test is on its way.',
  submitted: 'Submitted. A second person has to approve it now.',
  withdraw: 'It is a draft again.',
  approve: 'Approved. Readers will get exactly this version.',
  'send-now': 'Sending starts in five minutes. Until then you can undo this.',
  undo: 'Undone. It will be sent at its usual time.',
  pause: 'Paused. Emails already on their way to the mail server will arrive; nothing more is sent.',
  resume: 'Sending continues.',
  cancel: 'Cancelled. Nobody else will get it.',
  release: 'Sending continues.',
  resend: 'They are being sent again.',
}

/** Why an action changed nothing, as an instruction. */
export const problemWords: Record<string, string> = {
  unknown: 'This edition no longer exists. The others are listed under Newsletter.',
  wrong_state:
    'The edition has changed in the meantime. The page shows its current state; please choose again.',
  changed_meanwhile: 'Somebody changed it in the meantime. Read it again before you approve it.',
  submitted_it: 'You submitted it, so somebody else has to approve it.',
  edited_it: 'You changed it last, so somebody else has to approve it.',
  not_ready: 'It cannot be sent yet: see under “Before sending” what to fix.',
  bytes_changed: 'What is stored is not what was approved, so it cannot be sent. Cancel it.',
}
