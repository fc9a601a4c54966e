import { describe, expect, it } from 'vitest'
import type { MailContent } from '../mail/render-mail'
import { confirmReminderMail, reminderDueMail, reminderSetMail, type RememberedDonation } from './emails'

const site = 'https://times.example'
const links = { siteUrl: `${site}/`, safetyUrl: `${site}/privacy#safety` }
const confirmUrl = `${site}/remind-me/confirm?token=yes.sig`
const cancelUrl = `${site}/remind-me/cancel?token=no.sig`
const donateUrl = `${site}/donate?frequency=monthly&currency=usd&amount=10&placement=reminder`
const dueOn = '2026-12-24'
const donation: RememberedDonation = { frequency: 'monthly', amount: { minor: 1000, currency: 'usd' } }
const openDonation: RememberedDonation = { frequency: 'annual', amount: null }

const confirm = (about = donation) =>
  confirmReminderMail({ ...links, confirmUrl, dueOn, donation: about, days: 7 })
const set = (about = donation) => reminderSetMail({ ...links, cancelUrl, dueOn, donation: about })
const due = (about = donation, articleHeadline: string | null = null) =>
  reminderDueMail({ ...links, donation: about, articleHeadline, donateUrl, cancelUrl })

const mails: [string, () => Promise<MailContent>, string[]][] = [
  ['confirm', confirm, [confirmUrl]],
  ['set', set, [cancelUrl]],
  ['due', due, [donateUrl, cancelUrl]],
]

describe.each(mails)('the %s mail of a reminder', (_name, write, expectedLinks) => {
  it('shows nothing about donating on a lock screen', async () => {
    const { subject, html } = await write()
    const preheader = /data-skip-in-text="true">([^<]*)</.exec(html)?.[1] ?? ''
    expect(preheader).not.toBe('')
    expect(subject + preheader).not.toMatch(
      /undesirable|foreign agent|support|donat|donation|give|pay|moscow|\$|\d{2}/i,
    )
  })

  it('links only to the given URLs, in both parts', async () => {
    const { html, text } = await write()
    const found = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) =>
      (url ?? '').replace(/&amp;/g, '&'),
    )
    const expected = [...expectedLinks, ...Object.values(links)]
    expect(new Set(found)).toEqual(new Set(expected))
    expect(text.split('\n')).toEqual(expect.arrayContaining(expected))
  })

  it('has one h1, no picture, no script, and a text part without tags', async () => {
    const { html, text } = await write()
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).not.toMatch(/<img|<script|<link|url\(|@import/i)
    expect(text).not.toMatch(/<\/?[a-z!]|&[a-z#0-9]+;/i)
    expect(Buffer.byteLength(html)).toBeLessThan(51_000)
  })

  it('names the donation inside', async () => {
    expect((await write()).text).toContain('a donation of $10 every month')
  })
})

describe('a reminder', () => {
  it('asks an unknown address to confirm, with the day, the link’s expiry and how to ignore it', async () => {
    const { subject, text } = await confirm()
    expect(subject).toBe('Confirm your reminder')
    expect(text).toContain('Thursday 24 December 2026')
    expect(text).toContain('The link works for 7 days.')
    expect(text).toContain('If you did not ask for this, ignore this email')
    expect(text).toContain(`Confirm reminder\n${confirmUrl}`)
  })

  it('tells a known reader the day, and how to cancel', async () => {
    const { subject, text } = await set(openDonation)
    expect(subject).toBe('Your reminder is set')
    expect(text).toContain('On Thursday 24 December 2026 we will write to you about an annual donation')
    expect(text).toContain(`Cancel reminder\n${cancelUrl}`)
  })

  it('links to the reader’s choice on the day, and says that it is the only mail', async () => {
    const { subject, text } = await due(donation, 'Seven Days by Rail')
    expect(subject).toBe('The reminder you asked for')
    expect(text).toContain(`Continue: $10 every month\n${donateUrl}`)
    expect(text).toContain('You were reading “Seven Days by Rail”.')
    expect(text).toContain('This is the only email')
  })

  it('says just "Continue" without an amount, and leaves out an unknown article', async () => {
    const { text } = await due(openDonation)
    expect(text).toContain(`Continue\n${donateUrl}`)
    expect(text).toContain('about an annual donation')
    expect(text).not.toMatch(/reading|null|false/)
  })

  it('prints a headline as text, never as markup', async () => {
    const { html } = await due(donation, '<script>alert(1)</script>')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toContain('<script')
  })
})
