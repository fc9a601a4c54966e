import { describe, expect, it } from 'vitest'
import { continueMail } from '../checkout/continue-emails'
import { askedLinkMail, receiptMail, type ReceiptMail } from './emails'

const site = 'https://times.example'
const monthly: ReceiptMail = {
  siteUrl: `${site}/`,
  safetyUrl: `${site}/privacy#safety`,
  frequency: 'monthly',
  amount: { minor: 200, currency: 'usd' },
  paidOn: '2026-11-23',
  nextChargeOn: '2026-12-23',
  statementDescriptor: 'TMT SUPPORT',
  paymentId: 'pi_3QabcdefghijklmnWXYZ1234',
  feeCovered: null,
  contact: 'help@times.example',
  manageUrl: `${site}/account/donations?token=a.b.c`,
}
const once: ReceiptMail = {
  ...monthly,
  frequency: 'once',
  amount: { minor: 2550, currency: 'eur' },
  nextChargeOn: null,
}

describe('the receipt', () => {
  it('says in both parts what was given, when, when the next charge is, and what the bank shows', async () => {
    const { subject, html, text } = await receiptMail(monthly)
    expect(subject).toBe('Thank you: $2 every month to The Moscow Times')
    for (const fact of [
      '$2 every month',
      'Monday 23 November 2026',
      'Wednesday 23 December 2026',
      'TMT SUPPORT',
    ]) {
      expect(html).toContain(fact)
      expect(text).toContain(fact)
    }
    expect(text).toMatch(/Next charge +Wednesday 23 December 2026/)
  })

  it('gives the end of the payment id as a reference, not all of it', async () => {
    const { html, text } = await receiptMail(monthly)
    expect(text).toMatch(/Reference +WXYZ1234/)
    expect(html).not.toContain(monthly.paymentId)
  })

  it('has a button to change or end a recurring donation, and a Reply-To that reaches us', async () => {
    for (const frequency of ['monthly', 'annual'] as const) {
      const { text, headers } = await receiptMail({ ...monthly, frequency })
      expect(text).toContain(`Change, pause or end your donation\n${monthly.manageUrl}`)
      expect(text).toContain(
        'reply to this email or write to help@times.example. We will end the donation within a day',
      )
      expect(headers).toEqual({ 'Reply-To': 'help@times.example' })
    }
  })

  it('announces and names no further charge after a single donation', async () => {
    const { subject, text } = await receiptMail(once)
    expect(subject).toBe('Thank you: €25.50 to The Moscow Times')
    expect(text).toContain('This was a single donation: nothing more will be charged.')
    expect(text).not.toMatch(/Next charge|every|null/)
  })

  it('leaves out the next charge if none is planned', async () => {
    const { html, text } = await receiptMail({ ...monthly, nextChargeOn: null })
    expect(html + text).not.toMatch(/Next charge|null/)
    expect(text).toContain('Change, pause or end it')
  })

  it('keeps a neutral preheader', async () => {
    const { html } = await receiptMail(monthly)
    const preheader = /data-skip-in-text="true">([^<]*)</.exec(html)?.[1]
    expect(preheader).toBe('Your receipt, for your records.')
  })

  it('links only to the donation, the site and the safety page, without image or script', async () => {
    const { html, text } = await receiptMail(monthly)
    const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url)
    expect(new Set(links)).toEqual(new Set([monthly.siteUrl, monthly.safetyUrl, monthly.manageUrl]))
    expect(text.split('\n')).toEqual(expect.arrayContaining([monthly.siteUrl, monthly.safetyUrl]))
    expect(html).not.toMatch(/<img|<script|<link|url\(|@import/i)
    expect(Buffer.byteLength(html)).toBeLessThan(51_000)
  })

  it('has one h1, facts under labelled terms, and a text part without tags', async () => {
    const { html, text } = await receiptMail(monthly)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html.match(/<th scope="row"/g)).toHaveLength(5)
    expect(text).not.toMatch(/<\/?[a-z!]|&[a-z#0-9]+;/i)
  })

  it('says how much of it covers the card fee, if the donor added that', async () => {
    const { text } = await receiptMail({
      ...monthly,
      amount: { minor: 1061, currency: 'usd' },
      feeCovered: { minor: 61, currency: 'usd' },
    })
    expect(text).toMatch(/Your donation +\$10\.61 every month/)
    expect(text).toMatch(/Card fee included +\$0\.61/)
  })

  it('escapes its input, never treating it as markup', async () => {
    const { html } = await receiptMail({ ...monthly, statementDescriptor: '<b>TMT</b>' })
    expect(html).toContain('&lt;b&gt;TMT&lt;/b&gt;')
    expect(html).not.toContain('<b>')
  })
})

describe('the link to continue with', () => {
  it('names the donation in the body and not in subject or sender', async () => {
    const continueUrl = `${site}/donate/continue?token=a.b.c`
    const { subject, html, text } = await continueMail({ ...monthly, continueUrl, hours: 12 })
    expect(subject).toBe('The link you asked for')
    expect(/data-skip-in-text="true">([^<]*)</.exec(html)?.[1]).toBe('It works for 12 hours.')
    expect(text).toContain('$2 every month')
    expect(text.split('\n')).toContain(continueUrl)
  })
})

describe('the link that a donor asked for', () => {
  it('opens the donation, and says for how long and that nobody else gets it', async () => {
    const { subject, text } = await askedLinkMail(monthly)
    expect(subject).toBe('The link to your donation')
    for (const words of ['$2 every month', monthly.manageUrl, '60 days', 'Nobody else was sent this email'])
      expect(text).toContain(words)
  })
})
