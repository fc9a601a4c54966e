import { describe, expect, it } from 'vitest'
import type { MailContent } from '../mail/render-mail'
import { alreadySubscribedMail, confirmSubscriptionMail, welcomeMail } from '../newsletter/emails'
import { editionMail, editionNoticeMail, type EditionItem, type EditionMail } from './emails'

const site = 'https://times.example'
const links = { siteUrl: `${site}/`, safetyUrl: `${site}/privacy#safety` }
const unsubscribe = {
  unsubscribeUrl: `${site}/newsletter/unsubscribe?token=leave.sig`,
  oneClickUrl: `${site}/api/newsletter/unsubscribe?token=leave.sig`,
  preferencesUrl: `${site}/newsletter/preferences?token=choose.sig`,
}
const confirmUrl = `${site}/newsletter/confirm?token=yes.sig&from=mail`
const previewUrl = `${site}/newsletter/preview`

const edition: EditionMail = {
  ...links,
  ...unsubscribe,
  number: 14,
  date: '2026-11-20',
  subject: 'Cats, bark and a very long railway',
  preheader: 'Features worth an unhurried hour.',
  openingNote: 'Good morning.\n\nThis week: things that last.',
  items: Array.from({ length: 12 }, (_, position) => story(position)),
  supportUrl: `${site}/donate?placement=newsletter`,
}

function story(position: number): EditionItem {
  return {
    headline: `What the Birch Bark Said, Part ${position}`,
    section: 'History',
    blurb: 'Debts, quarrels and a proposal of marriage. '.repeat(8).trim(),
    url: `${site}/articles/birch-bark-${position}`,
  }
}

const deskUrl = `${site}/staff/newsletter/14`
const notice = { ...links, number: 14, deskUrl, to: 'held', reason: 'late' } as const

const mails: [string, () => Promise<MailContent>, string[]][] = [
  ['confirm', () => confirmSubscriptionMail({ ...links, confirmUrl, days: 3 }), [confirmUrl]],
  [
    'welcome',
    () => welcomeMail({ ...links, ...unsubscribe, previewUrl }),
    [previewUrl, unsubscribe.unsubscribeUrl, unsubscribe.preferencesUrl],
  ],
  [
    'already subscribed',
    () => alreadySubscribedMail({ ...links, ...unsubscribe }),
    [unsubscribe.unsubscribeUrl, unsubscribe.preferencesUrl],
  ],
  ['notice of an edition', () => editionNoticeMail(notice), [deskUrl]],
  [
    'edition',
    () => editionMail(edition),
    [
      edition.supportUrl,
      unsubscribe.unsubscribeUrl,
      unsubscribe.preferencesUrl,
      ...edition.items.map(({ url }) => url),
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
    welcomeMail({ ...links, ...unsubscribe, previewUrl }),
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

describe('the edition', () => {
  it('shows its number, its date, its note in paragraphs and every story', async () => {
    const { subject, html, text } = await editionMail(edition)
    expect(subject).toBe(edition.subject)
    expect(preheaderOf(html)).toContain(edition.preheader)
    expect(text).toContain('The Weekly, No. 14 · Friday 20 November 2026')
    expect(text).toContain('Good morning.\n\nThis week: things that last.')
    for (const { headline, blurb, url } of edition.items) {
      expect(text).toContain(`${headline}\n${url}\n\n${blurb}`)
      expect(html).toContain(headline)
    }
  })

  it('stays far below the 102 kB at which Gmail cuts a mail, with twelve stories', async () => {
    const bytes = Buffer.byteLength((await editionMail(edition)).html)
    console.info(`An edition of 12 stories has ${bytes} bytes of html.`)
    expect(bytes).toBeLessThan(51_000)
  })

  it('escapes what an editor typed, never treating it as markup', async () => {
    const items = [{ ...story(1), headline: '<script>alert(1)</script> & "sons"' }]
    const { html, text } = await editionMail({ ...edition, items, openingNote: '<img src=x>' })
    expect(html).not.toMatch(/<script|<img/)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;sons&quot;')
    expect(text).toContain('<script>alert(1)</script> & "sons"')
  })

  it('cannot get an additional header line from its subject', async () => {
    const { subject } = await editionMail({ ...edition, subject: 'Cats\r\nBcc: everybody@times.example' })
    expect(subject).toBe('Cats Bcc: everybody@times.example')
  })
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

function preheaderOf(html: string): string {
  return /data-skip-in-text="true">([^<]*)</.exec(html)?.[1] ?? ''
}
