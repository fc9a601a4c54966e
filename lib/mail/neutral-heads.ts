import type { Message } from '../languages/text'

/** Subject and preheader that name neither the newspaper nor a donation, for readers who may be watched. */
export const neutralHeads = {
  record: { subject: 'For your records', preheader: 'You do not need to do anything.' },
  update: { subject: 'An update for you', preheader: 'Open it when it suits you.' },
  action: { subject: 'Something needs your attention', preheader: 'One button is enough to put it right.' },
  question: { subject: 'A question for you', preheader: 'It takes a minute to answer.' },
  link: { subject: 'The link you asked for', preheader: 'Open it when it suits you.' },
  confirm: { subject: 'Please confirm', preheader: 'It takes one click.' },
  done: { subject: 'All set', preheader: 'You do not need to do anything else.' },
  reminder: { subject: 'The reminder you asked for', preheader: 'You chose today.' },
} as const satisfies Record<string, { subject: Message; preheader: Message }>
export type NeutralHead = keyof typeof neutralHeads
