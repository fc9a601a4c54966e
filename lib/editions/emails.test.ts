import { describe, expect, it } from 'vitest'
import {
  edition,
  lead,
  links,
  preheaderOf,
  site,
  story,
  unsubscribe,
  withContent,
} from '../../testing/fixtures/edition-mail'
import type { MailContent } from '../mail/render-mail'
import { alreadySubscribedMail, confirmSubscriptionMail } from '../newsletter/emails'
import { firstWeekMail, lastWelcomeMail, welcomeMail } from '../newsletter/welcome/welcome-emails'
import { editionMail, editionNoticeMail } from './emails'

const confirmUrl = `${site}/newsletter/confirm?token=yes.sig&from=mail`
const previewUrl = `${site}/newsletter/preview`

const latest = {
  subject: 'Cats, bark and a very long railway',
  lead: { ...story(1), html: '<p>It began with a list of debts.</p>' },
  items: [story(2)],
}
const welcome = { ...links, ...unsubscribe, previewUrl, latest, nextDay: '2026-11-27' }
const archiveUrl = `${site}/newsletter/archive`
const remindUrl = `${site}/remind-me`

const deskUrl = `${site}/staff/newsletter/14`
const notice = { ...links, number: 14, deskUrl, to: 'held', reason: 'late' } as const

const mails: [string, () => Promise<MailContent>, string[]][] = [
  ['confirm', () => confirmSubscriptionMail({ ...links, confirmUrl, days: 3 }), [confirmUrl]],
  [
    'welcome',
    () => welcomeMail(welcome),
    [
      previewUrl,
      latest.lead.url,
      ...latest.items.map(({ url }) => url),
      unsubscribe.unsubscribeUrl,
      unsubscribe.preferencesUrl,
    ],
  ],
  [
    'welcome without an edition',
    () => welcomeMail({ ...welcome, latest: null }),
    [previewUrl, unsubscribe.unsubscribeUrl, unsubscribe.preferencesUrl],
  ],
  [
    'third day',
    () => firstWeekMail({ ...links, ...unsubscribe, archiveUrl, latest }),
    [archiveUrl, `${site}/articles/birch-bark-1`, unsubscribe.unsubscribeUrl, unsubscribe.preferencesUrl],
  ],
  [
    'tenth day',
    () => lastWelcomeMail({ ...links, ...unsubscribe, supportUrl: edition.supportUrl, remindUrl }),
    [edition.supportUrl, remindUrl, unsubscribe.unsubscribeUrl, unsubscribe.preferencesUrl],
  ],
  [
    'already subscribed',
    () => alreadySubscribedMail({ ...links, ...unsubscribe }),
    [unsubscribe.unsubscribeUrl, unsubscribe.preferencesUrl],
  ],
  ['notice of an edition', () => editionNoticeMail(notice), [deskUrl]],
  [
    'edition',
    () => editionMail(withContent({ lead: lead({ html: '', picture: null }) })),
    [
      edition.supportUrl,
      edition.browserUrl,
      edition.signUpUrl,
      unsubscribe.unsubscribeUrl,
      unsubscribe.preferencesUrl,
      `${site}/articles/birch-bark-99`,
      ...edition.content.items.map(({ url }) => url),
    ],
  ],
]

describe.each(mails)('the %s mail', (_name, write, expectedLinks) => {
  it('links only to the URLs it was given, all absolute', async () => {
    const { html } = await write()
    const expected = [...expectedLinks, ...Object.values(links)]
    expect(new Set(linksIn(html))).toEqual(new Set(expected))
    expect(expected.every((url) => /^https?:\/\//.test(url))).toBe(true)
  })

  it('has every link in its text part, each on a line of its own', async () => {
    const lines = (await write()).text.split('\n')
    for (const url of [...expectedLinks, ...Object.values(links)]) expect(lines).toContain(url)
  })

  it('has no image, no script, no external style sheet, and one h1', async () => {
    const { html } = await write()
    expect(html).not.toMatch(/<img|<script|<link|<iframe|url\(|@import|@font-face/i)
    expect(html.match(/<h1/g)).toHaveLength(1)
  })

  it('declares its language and has its subject as title', async () => {
    const { html, subject } = await write()
    expect(html).toMatch(/<html[^>]* lang="en"/)
    expect(html).toContain(`<title>${subject}</title>`)
  })

  it('shows no text under 16 pixels and marks every layout table as one', async () => {
    const { html } = await write()
    const sizes = [...html.matchAll(/font-size:(\d+)px/g)].map(([, size]) => Number(size))
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16)
    for (const [table] of html.matchAll(/<table[^>]*>/g)) expect(table).toContain('role="presentation"')
  })

  it('has a text part without tags or entities', async () => {
    expect((await write()).text).not.toMatch(/<\/?[a-z!]|&[a-z#0-9]+;/i)
  })
})

describe('the confirm mail', () => {
  it('says how long the link works and that ignoring it is enough to cancel', async () => {
    const { subject, text, headers } = await confirmSubscriptionMail({ ...links, confirmUrl, days: 3 })
    expect(subject).toBe('Confirm your subscription to The Moscow Times')
    expect(text).toContain('The link works for 3 days.')
    expect(text).toContain('If you did not ask for this, ignore this email')
    expect(text).toContain('Confirm subscription\n' + confirmUrl)
    expect(headers).toBeUndefined()
  })

  it('mentions neither label nor money where others may see the screen', async () => {
    const { subject, html } = await confirmSubscriptionMail({ ...links, confirmUrl, days: 3 })
    expect(subject + preheaderOf(html)).not.toMatch(/undesirable|foreign agent|support|donat|donation|\$/i)
  })
})

it('every mail to a subscriber has one-click unsubscribe (RFC 8058)', async () => {
  const written = await Promise.all([
    welcomeMail(welcome),
    firstWeekMail({ ...links, ...unsubscribe, archiveUrl, latest: null }),
    lastWelcomeMail({ ...links, ...unsubscribe, supportUrl: edition.supportUrl, remindUrl }),
    alreadySubscribedMail({ ...links, ...unsubscribe }),
    editionMail(edition),
  ])
  for (const { headers } of written) {
    expect(headers).toEqual({
      'List-Unsubscribe': `<${unsubscribe.oneClickUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
  }
})

it('the welcome mail has the latest edition’s stories, and the lead story’s text', async () => {
  const { text } = await welcomeMail(welcome)
  expect(text).toContain('Cats, bark and a very long railway')
  expect(text).toContain('It began with a list of debts.')
  expect(text).toContain('The next edition is planned for Friday 27 November 2026.')
})

it('the welcome mails warn readers in Russia before they ask, and ask nowhere outside the mail', async () => {
  const { subject, html, text } = await lastWelcomeMail({
    ...links,
    ...unsubscribe,
    supportUrl: edition.supportUrl,
    remindUrl,
  })
  expect(subject + preheaderOf(html)).not.toMatch(/support|donat|give|pay|\$/i)
  expect(text.indexOf('do not give if you live in Russia')).toBeGreaterThan(0)
  expect(text.indexOf('do not give if you live in Russia')).toBeLessThan(text.indexOf(edition.supportUrl))
})

describe('the notice to staff', () => {
  it('reveals nothing on a locked screen but that there is something', async () => {
    const { subject, html } = await editionNoticeMail(notice)
    expect(subject).toBe('About edition 14 of The Weekly')
    expect(preheaderOf(html)).not.toMatch(/held|late|skipped|approved/i)
  })

  it('says why it stopped or was skipped, and what comes next', async () => {
    const held = (await editionNoticeMail(notice)).text
    expect(held).toContain('Nothing is sent until somebody decides')
    const skipped = await editionNoticeMail({ ...notice, to: 'skipped', reason: 'not_approved' })
    expect(skipped.text).toContain('No second person had approved it')
    expect(skipped.text).toContain('can be used in the next edition')
  })
})

function linksIn(html: string): string[] {
  return [...html.matchAll(/(?:href|src|action|background)="([^"]*)"/g)].map(([, url]) =>
    (url ?? '').replace(/&amp;/g, '&'),
  )
}
