import { describe, expect, it } from 'vitest'
import { signInMail } from './emails'

const site = 'https://times.example'
const links = { siteUrl: `${site}/`, safetyUrl: `${site}/privacy#safety` }
const confirmUrl = `${site}/sign-in/confirm?token=secret`
const write = () => signInMail({ ...links, confirmUrl, code: '01234567', minutes: 10 })

describe('the sign-in mail', () => {
  it('has its link on one line, its code on another, and says how long they work', async () => {
    const { text } = await write()
    const lines = text.split('\n')
    expect(lines).toContain(confirmUrl)
    expect(lines).toContain('0123 4567')
    expect(text).toContain('within 10 minutes')
    expect(text).toContain('If you did not ask for this, do nothing')
  })

  it('gives nothing away on a locked screen', async () => {
    const { subject, html } = await write()
    const preheader = /data-skip-in-text="true">([^<]*)</.exec(html)?.[1] ?? ''
    expect(preheader).toContain('10 minutes')
    expect(subject + preheader).not.toMatch(/0123|4567|token|support|donat/i)
  })

  it('loads nothing, and links only to us', async () => {
    const { html } = await write()
    expect(html).not.toMatch(/<img|<script|<link|<iframe|url\(/i)
    for (const [, url] of html.matchAll(/href="([^"]*)"/g)) expect(url).toMatch(/^https:\/\/times\.example\//)
  })
})
