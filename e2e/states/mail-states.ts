import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { State } from './state'

// The product's own templates, filled in with examples by `testing/example-mails/render-mails.ts` in a separate
// process. These states only show how a mail looks. The journeys test that and when it is sent.

type Rendered = Partial<Record<string, { html: string }>>

const projectFolder = path.resolve(import.meta.dirname, '..', '..')
let rendering: Promise<Rendered> | undefined

/** Every kind of mail, rendered once per process. */
export function renderMails(): Promise<Rendered> {
  rendering ??= promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'testing/example-mails/render-mails.ts'],
    {
      cwd: projectFolder,
      maxBuffer: 50_000_000,
    },
  ).then(({ stdout }) => JSON.parse(stdout) as Rendered)
  return rendering
}

/** Mails to staff, which are always in English. */
const staffMails = [
  'edition-skipped',
  'edition-held',
  'invitation',
  'second-factor',
  'refund-notice',
  'refund-notice-failed',
]

const names = [
  'confirm',
  'confirm-nudge',
  'welcome',
  'welcome-3',
  'welcome-10',
  'already-subscribed',
  'leave-old-address',
  'take-new-address',
  'address-left',
  'address-taken',
  'edition',
  'edition-skipped',
  'edition-held',
  'reminder',
  'reminder-set',
  'reminder-due',
  'sign-in',
  'invitation',
  'second-factor',
  'receipt',
  'receipt-once',
  'donation-changed',
  'donation-paused',
  'donation-change-failed',
  'donation-link-new',
  'donation-address-confirm',
  'donation-address-left',
  'donation-address-taken',
  'donation-link-asked',
  'payment-failed',
  'payment-to-confirm',
  'payment-failed-debit',
  'first-payment-failed',
  'first-payment-tried-again',
  'card-expires',
  'donation-scheduled',
  'donation-starts',
  'donation-cancelled',
  'donation-ending',
  'donation-ended',
  'refund',
  'refund-failed',
  'refund-notice',
  'refund-notice-failed',
  'renewal-notice',
  'continue',
  'twice',
  'duplicate-reversed',
  'duplicate-not-reversed',
]

const mailState = (name: string): State => ({
  name: `mail-${name}`,
  of: 'mail',
  async open(page) {
    const mail = (await renderMails())[name]
    if (mail === undefined) throw new Error(`testing/example-mails/example-mails.ts has no mail "${name}"`)
    await page.goto('about:blank')
    await page.setContent(mail.html)
  },
})

/** Every kind of mail, as a mail program shows it that supports everything. */
export const mailStates: State[] = names.map(mailState)

/** For pictures: that these mails are in Russian is tested beside the examples. */
export const russianMailStates: State[] = names
  .filter((name) => !staffMails.includes(name))
  .map((name) => mailState(`russian-${name}`))
