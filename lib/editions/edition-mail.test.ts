import { describe, expect, it } from 'vitest'
import { edition, lead, preheaderOf, site, story, withContent } from '../../testing/fixtures/edition-mail'
import { publication } from '../publication'
import { editionMail } from './emails'

const { name, newsletter } = publication

describe('the edition', () => {
  it('shows its number, its date, its note in paragraphs with its editor, and every story', async () => {
    const { subject, html, text } = await editionMail(edition)
    const { content } = edition
    expect(subject).toBe(content.subject)
    expect(preheaderOf(html)).toContain(content.preheader)
    expect(text).toContain('The Weekly, No. 14 · Friday 20 November 2026')
    expect(text).toContain('Good morning.\n\nThis week: things that last.\n\n— Vera Lindqvist, editor')
    for (const { headline, blurb, url } of content.items) {
      expect(text).toContain(`${headline}\n${url}\n\n${blurb}`)
      expect(html).toContain(headline)
    }
    expect((await editionMail(withContent({ editorName: '' }))).text).not.toContain('editor')
  })

  it('has the text of its lead story in both parts, and a link to the rest only if there is more', async () => {
    const { html, text } = await editionMail(edition)
    expect(text).toContain(`The first strip is about debts <${site}/articles/debts>.`)
    expect(text).toContain('Who wrote\n\nA boy.')
    expect(html).toMatch(/<h3 class="ink" style="[^"]+">Who wrote<\/h3>/)
    expect(text).not.toContain('Read the rest')
    const cut = await editionMail(withContent({ lead: lead({ isWhole: false }) }))
    expect(cut.text).toContain(`Read the rest of this story\n${site}/articles/birch-bark-99`)
  })

  it('loads one picture at most, which has a description, and nothing of it is missing in the text part', async () => {
    const { html, text } = await editionMail(edition)
    expect(html.match(/<img[^>]*>/g)).toEqual([expect.stringContaining('alt="A strip of bark with signs."')])
    const bare = await editionMail(withContent({ lead: lead({ picture: null }) }))
    expect(bare.html).not.toMatch(/<img|url\(|background=/i)
    expect(bare.text).toBe(text)
  })

  it('has headlines that look like links, and one line that asks for support', async () => {
    const { html, text } = await editionMail(edition)
    for (const [link] of html.matchAll(/<h2[^>]*><a [^>]*>/g))
      expect(link).toMatch(/class="link".*text-decoration:underline"/)
    expect(html.match(/<h2[^>]*><a /g)).toHaveLength(12)
    expect(text.match(/Support The Moscow Times/g)).toHaveLength(1)
  })

  it('stays below 100 kB with all fields as long as they can be, in Cyrillic, because Gmail cuts a mail at 102 kB', async () => {
    const long = (size: number) => 'жизнь '.repeat(size / 6).trim()
    const full = withContent({
      subject: long(200),
      preheader: long(200),
      openingNote: `${long(500)}\n\n`.repeat(10),
      editorName: long(100),
      lead: lead({ html: `<p>${long(600)}</p>\n`.repeat(20), blurb: long(600), isWhole: false }),
      items: edition.content.items.map((item) => ({ ...item, headline: long(120), blurb: long(600) })),
    })
    for (const language of ['en', 'ru'] as const) {
      const { html, text } = await editionMail({ ...full, language })
      expect(Buffer.byteLength(html)).toBeLessThan(100_000)
      expect(text).toContain(long(600))
    }
  })

  it('has the same stories in Russian, marked as English, in a frame and with links in Russian', async () => {
    const [english, russian] = await Promise.all([
      editionMail(edition),
      editionMail({ ...edition, language: 'ru' }),
    ])
    expect([russian.subject, russian.headers]).toEqual([english.subject, english.headers])
    expect(russian.html).toMatch(/<html[^>]* lang="ru"/)
    for (const words of [
      'Открыть этот выпуск в браузере',
      'Вам переслали это письмо?',
      'Отписаться',
      'Издатель',
    ])
      expect(russian.html).toContain(words)
    expect(
      preheaderOf(russian.html.replace('data-skip-in-text="true" lang="en"', 'data-skip-in-text="true"')),
    ).toBe(edition.content.preheader)
    for (const { headline, blurb } of edition.content.items) {
      expect(russian.text).toContain(headline)
      expect(russian.text).toContain(blurb)
    }
    for (const [, href = ''] of russian.html.matchAll(/href="(https:[^"]*)"/g))
      expect(href).toMatch(/\.example\/ru/)
    expect(wordsIn(withoutEnglish(russian.html))).not.toMatch(/\b(this|you|read|and|editor)\b/i)
    expect(english.html).not.toContain('lang="ru"')
  })

  it('warns in Russian before it offers to give: its reader may be in Russia', async () => {
    const { text } = await editionMail({ ...edition, language: 'ru' })
    const warning = text.indexOf('не переводите нам деньги, если вы живёте в России')
    expect(warning).toBeGreaterThan(0)
    expect(warning).toBeLessThan(text.indexOf(`${site}/ru/donate`))
  })

  it('escapes what an editor typed, never treating it as markup', async () => {
    const items = [{ ...story(1), headline: '<script>alert(1)</script> & "sons"' }]
    const typed = {
      items,
      openingNote: '<img src=x>',
      editorName: '<img src=y>',
      lead: lead({ picture: null }),
    }
    const { html, text } = await editionMail(withContent(typed))
    expect(html).not.toMatch(/<script|<img/)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;sons&quot;')
    expect(text).toContain('<script>alert(1)</script> & "sons"')
  })

  it('cannot get an additional header line from its subject', async () => {
    const { subject } = await editionMail(withContent({ subject: 'Cats\r\nBcc: everybody@times.example' }))
    expect(subject).toBe('Cats Bcc: everybody@times.example')
  })
})

/** A mail without what is marked as English in it; such parts contain none another. */
function withoutEnglish(html: string): string {
  return html.replace(/<(\w+)[^>]* lang="en"[^>]*>.*?<\/\1>/gs, '')
}

function wordsIn(html: string): string {
  return html
    .replace(/<style.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll(name, '')
    .replaceAll(newsletter.name, '')
}
