import { describe, expect, it } from 'vitest'
import { addressLeftMail, addressTakenMail, leaveOldAddressMail, takeNewAddressMail } from './address-emails'

const site = 'https://times.example'
const foot = { siteUrl: `${site}/`, safetyUrl: `${site}/privacy#safety` }
const reader = {
  unsubscribeUrl: `${site}/newsletter/unsubscribe?token=leave.sig`,
  oneClickUrl: `${site}/api/newsletter/unsubscribe?token=leave.sig`,
  preferencesUrl: `${site}/newsletter/preferences?token=choose.sig`,
}
const agreeUrl = `${site}/newsletter/address/old?token=yes.sig`

const write = () =>
  Promise.all([
    leaveOldAddressMail({ ...foot, ...reader, agreeUrl, newEmail: 'new@example.org', days: 3 }),
    takeNewAddressMail({ ...foot, agreeUrl, oldEmail: 'o•••@gmail.com', days: 3 }),
    addressLeftMail({ ...foot, newEmail: 'n•••@e•••.org' }),
    addressTakenMail({ ...foot, ...reader }),
  ])

describe('the mails about a change of address', () => {
  it('are discreet where others may see the screen', async () => {
    for (const { subject, text } of await write()) {
      expect(subject).not.toMatch(/@|undesirable|foreign agent|support|donat|donation|\$/i)
      expect(text).toContain('The Weekly')
    }
  })

  it('contain the button with its URL, and how long it works', async () => {
    for (const { html, text } of (await write()).slice(0, 2)) {
      expect(html).toContain(agreeUrl)
      expect(text).toContain(agreeUrl)
      expect(text).toContain('The link works for 3 days.')
      expect(text).toMatch(/you do not need to do anything|ignore this email/)
    }
  })

  it('have unsubscribe links for the subscriber at that address, and none for anybody else', async () => {
    const mails = await write()
    expect(mails.map(({ headers }) => headers?.['List-Unsubscribe'] ?? null)).toEqual([
      `<${reader.oneClickUrl}>`,
      null,
      null,
      `<${reader.oneClickUrl}>`,
    ])
    for (const { html } of mails.slice(1, 3)) expect(html).not.toContain('choose.sig')
  })
})
