import { describe, expect, it } from 'vitest'
import { invitationMail, secondFactorMail } from './emails'
import { staffRoles } from './rules'

const site = 'https://times.example'
const links = { siteUrl: `${site}/`, safetyUrl: `${site}/privacy#safety` }

describe.each(staffRoles)('the invitation as %s', (role) => {
  it('says what it is for, how long it is valid, and where to begin', async () => {
    const signInUrl = `${site}/sign-in?back=%2Fstaff`
    const { subject, text } = await invitationMail({ ...links, signInUrl, role, days: 7 })
    expect(subject).toBe('You are invited to the desk of The Moscow Times')
    expect(text).toContain(role)
    expect(text).toContain('7 days')
    expect(text.split('\n')).toContain(signInUrl)
  })
})

it.each(['set', 'recovered', 'reset', 'failed', 'codes'] as const)(
  'the word that the second factor was %s says what to do if it was somebody else',
  async (news) => {
    const { html, text } = await secondFactorMail({ ...links, news })
    expect(text).toMatch(
      /If (that was not you|you did not ask for that), .*administrator|somebody else reads/s,
    )
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).not.toMatch(/<img|<script|<link/i)
  },
)
