import { expect, it } from 'vitest'
import { duplicateDonationMail, duplicateReversedMail } from './duplicate-donation-emails'

const site = 'https://times.example'
const reverseUrl = `${site}/donate/duplicate?token=a.b.c`
const foot = { siteUrl: `${site}/`, safetyUrl: `${site}/privacy#safety`, contact: 'help@times.example' }
const monthly = {
  frequency: 'monthly',
  amount: { minor: 1000, currency: 'usd' },
  givenOn: '2026-11-23',
} as const
const once = {
  frequency: 'once',
  amount: { minor: 2500, currency: 'eur' },
  givenOn: '2026-11-24',
} as const

it('the question names both donations, has one button, and says who helps with everything else', async () => {
  const mail = { ...foot, first: monthly, second: monthly, reverseUrl, lastDay: '2026-12-24' }
  const { subject, html, text, headers } = await duplicateDonationMail(mail)
  expect(subject).toBe('Did you mean to give twice?')
  expect(text).toMatch(/First donation +\$10 every month, since Monday 23 November 2026/)
  expect(text).toContain(
    'one click ends it and refunds what you paid for it. The first donation does not change.',
  )
  expect(text).toContain('The button works until Thursday 24 December 2026.')
  const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url)
  expect(links.filter((url) => url === reverseUrl)).toHaveLength(1)
  expect(new Set(links)).toEqual(new Set([foot.siteUrl, foot.safetyUrl, reverseUrl]))
  expect(headers).toEqual({ 'Reply-To': 'help@times.example' })
})

it('the question about single donations does not mention an end', async () => {
  const mail = { ...foot, first: once, second: once, reverseUrl, lastDay: '2026-12-24' }
  const { text } = await duplicateDonationMail(mail)
  expect(text).toMatch(/Second donation +€25, on Tuesday 24 November 2026/)
  expect(text).toContain('one click refunds it. The first donation does not change.')
  expect(text).not.toMatch(/every|ends it/)
})

const closed = { hasEnded: true, givenBack: null, onItsWay: null, isRefused: false }

it('the answer says what ended, what was refunded, and what stays', async () => {
  const givenBack = { minor: 2000, currency: 'usd' }
  const { subject, text } = await duplicateReversedMail({
    ...foot,
    ...closed,
    first: once,
    second: monthly,
    givenBack,
  })
  expect(subject).toBe('We have refunded $20')
  expect(text).toContain('$10 every month, since Monday 23 November 2026, has ended.')
  expect(text).toContain('We refunded $20 to the card you paid with.')
  expect(text).toContain('Your first donation, €25, on Tuesday 24 November 2026, stays as it is.')
})

it('the answer says so if nothing could be refunded', async () => {
  const { subject, text } = await duplicateReversedMail({
    ...foot,
    ...closed,
    first: monthly,
    second: monthly,
  })
  expect(subject).toBe('Your second donation has ended')
  expect(text).toContain('We could not refund what you paid')
  expect(text).not.toMatch(/null|We refunded/)
})

it('the answer does not call money refunded that Stripe still has', async () => {
  const onItsWay = { minor: 1000, currency: 'usd' }
  const { subject, text } = await duplicateReversedMail({
    ...foot,
    ...closed,
    first: monthly,
    second: monthly,
    onItsWay,
  })
  expect(subject).toBe('$10 is being refunded')
  expect(text).toContain('We will email you when the refund has been sent.')
  expect(text).not.toContain('We refunded')
})

it('the answer says what Stripe refused, and does not call a running donation ended', async () => {
  const mail = { ...foot, ...closed, first: monthly, second: monthly, isRefused: true }
  for (const hasEnded of [true, false]) {
    const { subject, text } = await duplicateReversedMail({ ...mail, hasEnded })
    expect(subject).toBe('Your second donation could not be undone')
    expect(text).toContain('are putting it right')
    expect(text.includes('has ended')).toBe(hasEnded)
    expect(text.includes('could not be ended yet')).toBe(!hasEnded)
  }
})
