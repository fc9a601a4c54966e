import { describe, expect, it } from 'vitest'
import { judgeEdition, linksIn, slugsIn, type Inspected, type InspectedMail } from './preflight-rules'

const site = 'https://times.example'
const links = {
  unsubscribeUrl: `${site}/newsletter/unsubscribe?token=PLACE`,
  oneClickUrl: `${site}/api/newsletter/unsubscribe?token=PLACE`,
  preferencesUrl: `${site}/newsletter/preferences?token=PLACE2`,
}
const ways = `<a href="${links.unsubscribeUrl}">Leave</a><a href="${links.preferencesUrl}">Choose</a>`

const english = {
  language: 'en' as const,
  html: `<p>Read</p><a href="${site}/articles/cats">Cats</a>${ways}`,
  text: `Cats\n${links.unsubscribeUrl}\n${links.preferencesUrl}`,
  links,
}

const ready: Inspected = {
  subject: 'Cats and a long railway',
  preheader: 'Worth an hour.',
  mails: [english],
  headers: {
    'List-Unsubscribe': `<${links.oneClickUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
  items: ['Cats', 'Bark', 'Rails'].map((headline) => ({ headline, blurb: 'A line.' })),
  editorName: 'Vera Lindqvist',
  leadText: 'whole',
  deadArticles: [],
  usedElsewhere: [],
}
type Changed = Partial<Inspected & Pick<InspectedMail, 'html' | 'text'>>
const judgeChanged = ({ html = english.html, text = english.text, ...changed }: Changed) =>
  judgeEdition({ ...ready, mails: [{ ...english, html, text }], ...changed })
const judge = (name: string, changed: Changed) => judgeChanged(changed).find((check) => check.name === name)
const verdict = (name: string, changed: Changed) => judge(name, changed)?.verdict
const words = (name: string, changed: Changed = {}) => judge(name, changed)?.words

describe('the checks before an edition is submitted', () => {
  it('pass for an edition that is ready', () => {
    expect(judgeEdition(ready).filter((check) => check.verdict !== 'good')).toEqual([])
  })

  const { unsubscribeUrl, preferencesUrl } = links
  const { 'List-Unsubscribe': header, 'List-Unsubscribe-Post': post } = ready.headers
  const sized = (bytes: number) => ({ html: english.html.padEnd(bytes, 'x') })
  it.each<[string, string, Changed]>([
    ['Subject', 'bad', { subject: ' ' }],
    ['Subject', 'good', { subject: 'x'.repeat(70) }],
    ['Subject', 'warning', { subject: 'x'.repeat(71) }],
    ['Preheader', 'bad', { preheader: ' ' }],
    ['Preheader', 'bad', { preheader: '' }],
    ['Articles', 'bad', { items: ready.items.slice(1) }],
    ['Lines under the headlines', 'bad', { items: [{ headline: 'Cats', blurb: ' ' }, ...ready.items] }],
    ['Lead story', 'good', { leadText: 'part' }],
    ['Lead story', 'warning', { leadText: 'none' }],
    ['Editor', 'warning', { editorName: ' ' }],
    ['Repeats', 'bad', { usedElsewhere: ['Cats'] }],
    ['Size', 'good', sized(79_999)],
    ['Size', 'warning', sized(80_000)],
    ['Size', 'warning', sized(101_999)],
    ['Size', 'bad', sized(102_000)],
    ['Size', 'bad', { html: english.html + 'ж'.repeat(51_000) }],
    ['Pictures', 'bad', { html: `${english.html}<img src="${site}/a.png">` }],
    ['Pictures', 'good', { html: `${english.html}<img src="${site}/a.png" alt="A cat">` }],
    ['Pictures', 'good', { html: `${english.html}<IMG ALT="" src="${site}/line.png">` }],
    ['Pictures', 'bad', { html: `${english.html}<img data-alt="A cat" src="${site}/a.png">` }],
    ['Pictures', 'bad', { html: `${english.html}<img alt="A cat"><img src="${site}/b.png">` }],
    ['Pictures', 'good', { html: `${english.html}<imgset>` }],
    [
      'Links',
      'good',
      { html: `${english.html}<a href="http://a.example">A</a><a href="mailto:a@b.c">B</a>` },
    ],
    ['Links', 'bad', { html: `${english.html}<img src="a.png" alt="A cat">` }],
    ['Links', 'bad', { html: `${english.html}<a href="javascript:'https://a.example'">Cats</a>` }],
    ['Links', 'bad', { html: `${english.html}<a href="/articles/cats">Cats</a>` }],
    ['Links', 'bad', { html: `${english.html}<a href="javascript:alert(1)">Cats</a>` }],
    ['Links', 'bad', { deadArticles: [`${site}/articles/gone`] }],
    ['Unsubscribing', 'bad', { html: english.html.replace(unsubscribeUrl, site) }],
    ['Unsubscribing', 'bad', { text: english.text.replace(unsubscribeUrl, site) }],
    ['Unsubscribing', 'bad', { html: english.html.replace(preferencesUrl, site) }],
    ['Unsubscribing', 'bad', { text: english.text.replace(preferencesUrl, site) }],
    ['Unsubscribing', 'bad', { headers: {} }],
    ['Unsubscribing', 'bad', { headers: { 'List-Unsubscribe': header ?? '' } }],
    ['Unsubscribing', 'bad', { headers: { 'List-Unsubscribe-Post': post ?? '' } }],
    ['Unsubscribing', 'bad', { headers: { ...ready.headers, 'List-Unsubscribe': `<${unsubscribeUrl}>` } }],
    ['Plain text', 'bad', { text: ' \n' }],
  ])('call %s %s', (name, expected, changed) => expect(verdict(name, changed)).toBe(expected))

  it('have a name and a sentence each, whatever they find', () => {
    const empty = {
      subject: '',
      preheader: '',
      html: '<img>',
      text: '',
      headers: {},
      items: [{ headline: 'Cats', blurb: '' }],
    }
    const broken = judgeChanged({ ...empty, deadArticles: ['x'], usedElsewhere: ['Cats'] })
    const names = judgeEdition(ready).map(({ name }) => name)
    expect(broken.map(({ name }) => name)).toEqual(names)
    expect(new Set(names).size).toBe(12)
    for (const check of [...broken, ...judgeEdition(ready)]) expect(check.words).toMatch(/^["“\w].+\.$/)
  })

  it('say what must be changed', () => {
    expect(words('Subject', { subject: '' })).toBe('There is no subject. Write one.')
    expect(words('Subject', { subject: 'x'.repeat(71) })).toContain('71 characters')
    expect(words('Subject', { subject: 'x'.repeat(9) })).toContain('9 characters')
    expect(words('Articles', { items: ready.items.slice(2) })).toMatch(/^One article; .* at least 3\./)
    expect(words('Articles')).toBe('3 articles.')
    const bare = ['Cats', 'Bark'].map((headline) => ({ headline, blurb: '' }))
    expect(words('Lines under the headlines', { items: [...bare, ...ready.items.slice(2)] })).toContain(
      'Missing under “Cats”, “Bark”. Write one for each.',
    )
    expect(words('Repeats', { usedElsewhere: ['Cats', 'Bark'] })).toContain('“Cats”, “Bark”')
    expect(words('Size', sized(80_001))).toMatch(/^81 kB; Gmail /)
    expect(words('Size', sized(102_000))).toMatch(/^102 kB.* Remove something\.$/)
    expect(words('Pictures', { html: '<img><img alt="A cat"><img>' })).toMatch(/^2 without /)
    expect(words('Pictures', { html: '<img alt="A cat">' })).toBe('Each has a description.')
    expect(words('Pictures')).toBe('There are none.')
    const stray = '<a href="/a">A</a><a href="b.html">B</a>'
    expect(words('Links', { html: english.html + stray })).toContain('/a, b.html.')
    expect(words('Links', { deadArticles: ['/articles/x', '/articles/y'] })).toContain(
      '/articles/x, /articles/y',
    )
    expect(words('Links')).toMatch(/^3, /)
  })
})

describe('the mail in another language', () => {
  const ofRussian = (mail: Partial<InspectedMail>) => ({
    mails: [english, { ...english, language: 'ru' as const, ...mail }],
  })

  it('is checked too, and named where it is the one that fails', () => {
    expect(judgeEdition({ ...ready, ...ofRussian({}) })).toEqual(judgeEdition(ready))
    const big = ofRussian({ html: english.html.padEnd(102_000, 'x') })
    expect(judge('Size', big)).toMatchObject({
      verdict: 'bad',
      words: expect.stringMatching(/^Русский: 102 kB/) as string,
    })
    expect(verdict('Unsubscribing', ofRussian({ text: '.' }))).toBe('bad')
    expect(words('Size', { mails: [...big.mails].toReversed() })).toMatch(/^Русский: /)
  })

  it('has a reader’s links in its own language', () => {
    const own = { ...links, unsubscribeUrl: `${site}/ru/newsletter/unsubscribe?token=PLACE` }
    expect(verdict('Unsubscribing', ofRussian({ links: own }))).toBe('bad')
    const inRussian = (part: string) => part.replace(links.unsubscribeUrl, own.unsubscribeUrl)
    const mail = { html: inRussian(english.html), text: inRussian(english.text), links: own }
    expect(verdict('Unsubscribing', ofRussian(mail))).toBe('good')
  })
})

it('find the articles that a text links to', () => {
  const text = `See ${site}/articles/cats, ${site}/articles/long-railway#end and https://other.example/articles/x.`
  expect(slugsIn(text, site)).toEqual(['cats', 'long-railway'])
  expect(slugsIn(`${site}/articles/cats ${site}/articles/cats`, site)).toEqual(['cats'])
  expect(slugsIn(`${site}/articles/ and cats`, site)).toEqual([''])
  expect(slugsIn('cats', site)).toEqual([])
})

it('read a link as a browser does', () => {
  expect(linksIn('<a href="https://a.example/?b=1&amp;c=2">')).toEqual(['https://a.example/?b=1&c=2'])
  const loaded = '<img src="https://a.example/i.png"><td background="https://a.example/b.png"><a href="">'
  expect(linksIn(loaded)).toEqual(['https://a.example/i.png', 'https://a.example/b.png', ''])
})
