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
  submitted: 'Handed in. A second person approves it now.',
  withdraw: 'It is a draft again.',
  approve: 'Approved. These very bytes are what readers get.',
  'send-now': 'It leaves in five minutes. Until then it can be undone.',
  undo: 'Undone. It leaves at its hour.',
  pause: 'Paused. What was on its way to the mail server arrives; nothing more leaves.',
  resume: 'It goes on.',
  cancel: 'Cancelled. Nobody else gets it.',
  release: 'It goes on.',
  resend: 'They are sent once more.',
}

/** Why an action changed nothing, as an instruction. */
export const problemWords: Record<string, string> = {
  unknown: 'There is no such edition any more. The others are listed under Newsletter.',
  wrong_state:
    'It has moved on in the meantime. The page shows where it is now: look, and press what is there.',
  changed_meanwhile: 'Somebody changed it in the meantime. Read it again before you approve it.',
  submitted_it: 'You handed it in, so somebody else has to approve it.',
  edited_it: 'You changed it last, so somebody else has to approve it.',
  not_ready: 'It is not fit to leave: see under “Before it leaves” what is to be mended.',
  bytes_changed: 'What is stored is not what was approved, so it cannot be sent. Cancel it.',
}
