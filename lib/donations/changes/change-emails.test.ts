import { describe, expect, it } from 'vitest'
import { donationChangedMail, type DonationNews } from './change-emails'

const site = 'https://times.example'
const monthly = {
  siteUrl: `${site}/`,
  safetyUrl: `${site}/privacy#safety`,
  frequency: 'monthly',
  amount: { minor: 200, currency: 'usd' },
  contact: 'help@times.example',
  manageUrl: `${site}/account/donations?token=a.b.c`,
} as const

describe('the mail about a change', () => {
  const mail = (news: DonationNews, nextChargeOn: string | null = '2027-01-05') =>
    donationChangedMail({ ...monthly, news, nextChargeOn, endsOn: null, card: 'Visa ending in 4242' })

  it('says what applies from now on, whatever was changed, and how to change it again', async () => {
    for (const news of ['amount', 'date', 'paused', 'resumed', 'card'] as const) {
      const { text, html } = await mail(news)
      expect(text).toMatch(/Your donation +\$2 every month/)
      expect(text).toMatch(/Next charge +Tuesday 5 January 2027/)
      expect(text).toContain(`Change, pause or end your donation\n${monthly.manageUrl}`)
      expect(html.match(/<h1/g)).toHaveLength(1)
    }
  })

  it('has a discreet subject, a different one for each change', async () => {
    const subjects = await Promise.all(
      (['amount', 'date', 'paused', 'resumed', 'card'] as const).map(
        async (news) => (await mail(news)).subject,
      ),
    )
    expect(subjects).toEqual([
      'Your donation is now $2 every month',
      'Next charge: Tuesday 5 January 2027',
      'Your donation is paused',
      'Your donation continues',
      'The card for your donation has changed',
    ])
  })

  it('names no date if a pause has no end', async () => {
    const { text } = await mail('paused', null)
    expect(text).toMatch(/Next charge +None until you resume it/)
    expect(text).not.toMatch(/resumes automatically|null/)
  })
})
