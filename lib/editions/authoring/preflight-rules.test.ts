import { describe, expect, it } from 'vitest'
import { judgeEdition, linksIn, slugsIn, type Inspected } from './preflight-rules'

const site = 'https://times.example'
const links = {
  unsubscribeUrl: `${site}/newsletter/unsubscribe?token=PLACE`,
  oneClickUrl: `${site}/api/newsletter/unsubscribe?token=PLACE`,
  preferencesUrl: `${site}/newsletter/preferences?token=PLACE2`,
}
const ways = `<a href="${links.unsubscribeUrl}">Leave</a><a href="${links.preferencesUrl}">Choose</a>`

const ready: Inspected = {
  subject: 'Cats and a long railway',
  preheader: 'Worth an hour.',
  html: `<p>Read</p><a href="${site}/articles/cats">Cats</a>${ways}`,
  text: `Cats\n${links.unsubscribeUrl}\n${links.preferencesUrl}`,
  headers: {
    'List-Unsubscribe': `<${links.oneClickUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
  items: ['Cats', 'Bark', 'Rails'].map((headline) => ({ headline, blurb: 'A line.' })),
  links,
  deadArticles: [],
  usedElsewhere: [],
}
const verdict = (name: string, changed: Partial<Inspected>) =>
  judgeEdition({ ...ready, ...changed }).find((check) => check.name === name)?.verdict

describe('the checks before an edition is submitted', () => {
  it('pass for an edition that is ready', () => {
    expect(judgeEdition(ready).filter((check) => check.verdict !== 'good')).toEqual([])
  })

  const { unsubscribeUrl } = links
  it.each<[string, string, Partial<Inspected>]>([
    ['Subject', 'bad', { subject: ' ' }],
    ['Subject', 'warning', { subject: 'x'.repeat(71) }],
    ['Preheader', 'bad', { preheader: '' }],
    ['Articles', 'bad', { items: ready.items.slice(1) }],
    ['Lines under the headlines', 'bad', { items: [{ headline: 'Cats', blurb: ' ' }, ...ready.items] }],
    ['Repeats', 'bad', { usedElsewhere: ['Cats'] }],
    ['Size', 'good', { html: ready.html + 'x'.repeat(79_000) }],
    ['Size', 'warning', { html: ready.html + 'x'.repeat(80_000) }],
    ['Size', 'bad', { html: ready.html + 'ж'.repeat(51_000) }],
    ['Pictures', 'bad', { html: `${ready.html}<img src="${site}/a.png">` }],
    ['Pictures', 'good', { html: `${ready.html}<img src="${site}/a.png" alt="A cat">` }],
    ['Links', 'bad', { html: `${ready.html}<a href="/articles/cats">Cats</a>` }],
    ['Links', 'bad', { html: `${ready.html}<a href="javascript:alert(1)">Cats</a>` }],
    ['Links', 'bad', { deadArticles: [`${site}/articles/gone`] }],
    ['Unsubscribing', 'bad', { html: ready.html.replace(unsubscribeUrl, site) }],
    ['Unsubscribing', 'bad', { text: ready.text.replace(unsubscribeUrl, site) }],
    ['Unsubscribing', 'bad', { headers: {} }],
    ['Plain text', 'bad', { text: ' \n' }],
  ])('call %s %s', (name, expected, changed) => expect(verdict(name, changed)).toBe(expected))
})

it('find the articles that a text links to', () => {
  const text = `See ${site}/articles/cats, ${site}/articles/long-railway#end and https://other.example/articles/x.`
  expect(slugsIn(text, site)).toEqual(['cats', 'long-railway'])
})

it('read a link as a browser does', () => {
  expect(linksIn('<a href="https://a.example/?b=1&amp;c=2">')).toEqual(['https://a.example/?b=1&c=2'])
})
