import { defaultLanguage, languageNames, type Language } from '../../languages/rules'
import { fewestArticles } from '../rules'

export type Check = { name: string; verdict: 'good' | 'warning' | 'bad'; words: string }

/** Gmail cuts a mail off at this many bytes of HTML: its end, with the unsubscribe link, would be missing. */
const mostBytes = 102_000
const manyBytes = 80_000
/** How much of a subject a phone shows. */
const longSubject = 70

/** An edition's mail in one language, and where its reader's own links lead. */
export type InspectedMail = {
  language: Language
  html: string
  text: string
  links: { unsubscribeUrl: string; oneClickUrl: string; preferencesUrl: string }
}

export type Inspected = {
  subject: string
  preheader: string
  /** One for each language in which it is sent. */
  mails: InspectedMail[]
  headers: Record<string, string>
  items: { headline: string; blurb: string }[]
  editorName: string
  /** How much of the first story's text is in the mail. */
  leadText: 'whole' | 'part' | 'none'
  /** Links to articles that do not exist. */
  deadArticles: string[]
  /** Headlines that another edition has picked. */
  usedElsewhere: string[]
}

/** Checks an edition's content. A bad result prevents it from being submitted and approved. */
export function judgeEdition(edition: Inspected): Check[] {
  return [
    judgeSubject(edition),
    judgePreheader(edition),
    judgeArticles(edition),
    judgeBlurbs(edition),
    judgeLead(edition),
    judgeEditor(edition),
    judgeRepeats(edition),
    judgeMails(edition, judgeSize),
    judgeMails(edition, judgePictures),
    judgeMails(edition, judgeLinks),
    judgeMails(edition, judgeWayOut),
    judgeMails(edition, judgeText),
  ]
}

type MailJudge = (mail: InspectedMail, edition: Inspected) => Check

const severity = { good: 0, warning: 1, bad: 2 } as const

/** The worst of what is said about the mail in each language; of equals the first, which is English. */
function judgeMails(edition: Inspected, judge: MailJudge): Check {
  const [first, ...others] = edition.mails.map((mail) => {
    const check = judge(mail, edition)
    const isNamed = mail.language !== defaultLanguage && check.verdict !== 'good'
    return isNamed ? { ...check, words: `${languageNames[mail.language]}: ${check.words}` } : check
  })
  if (first === undefined) throw new Error('An edition has a mail in at least one language')
  return others.reduce(
    (worst, check) => (severity[check.verdict] > severity[worst.verdict] ? check : worst),
    first,
  )
}

const good = (name: string, words: string): Check => ({ name, verdict: 'good', words })
const warning = (name: string, words: string): Check => ({ name, verdict: 'warning', words })
const bad = (name: string, words: string): Check => ({ name, verdict: 'bad', words })

function judgeSubject({ subject }: Inspected): Check {
  const name = 'Subject'
  if (subject.trim() === '') return bad(name, 'There is no subject. Write one.')
  return subject.length > longSubject
    ? warning(
        name,
        `It has ${subject.length} characters; a phone shows at most about ${longSubject} of them.`,
      )
    : good(name, `It has ${subject.length} characters, which fits.`)
}

function judgePreheader({ preheader }: Inspected): Check {
  return preheader.trim() === ''
    ? bad('Preheader', 'There is none, so inboxes will show the start of the text instead. Write a line.')
    : good('Preheader', 'There is one.')
}

function judgeArticles({ items }: Inspected): Check {
  const count = items.length === 1 ? 'One article' : `${items.length} articles`
  return items.length < fewestArticles
    ? bad('Articles', `${count}; an edition needs at least ${fewestArticles}. Pick more.`)
    : good('Articles', `${count}.`)
}

function judgeBlurbs({ items }: Inspected): Check {
  const bare = items.filter(({ blurb }) => blurb.trim() === '').map(({ headline }) => headline)
  return bare.length > 0
    ? bad('Lines under the headlines', `Missing under ${quote(bare)}. Write one for each.`)
    : good('Lines under the headlines', 'Every article has one.')
}

function judgeLead({ leadText }: Inspected): Check {
  const name = 'Lead story'
  if (leadText === 'whole') return good(name, 'Its whole text is in the email.')
  return leadText === 'part'
    ? good(name, 'The beginning of its text is in the email, with a link to the rest.')
    : warning(
        name,
        'None of its text is in the email: it is empty, or its first paragraph is too long. Readers who cannot open our site will miss it.',
      )
}

function judgeEditor({ editorName }: Inspected): Check {
  return editorName.trim() === ''
    ? warning('Editor', 'Nobody signs it. Readers like to know who writes to them.')
    : good('Editor', `It is signed by ${editorName}.`)
}

function judgeRepeats({ usedElsewhere }: Inspected): Check {
  return usedElsewhere.length > 0
    ? bad('Repeats', `Another edition already has ${quote(usedElsewhere)}. Remove it here or there.`)
    : good('Repeats', 'No other edition has any of these articles.')
}

function judgeSize({ html }: InspectedMail): Check {
  const bytes = Buffer.byteLength(html)
  const words = `${Math.ceil(bytes / 1000)} kB; Gmail cuts off emails at ${mostBytes / 1000} kB.`
  if (bytes >= mostBytes) return bad('Size', `${words} Remove something.`)
  return bytes >= manyBytes ? warning('Size', words) : good('Size', words)
}

function judgePictures({ html }: InspectedMail): Check {
  const pictures = html.match(/<img\b[^>]*>/gi) ?? []
  const mute = pictures.filter((picture) => !/\salt="/i.test(picture))
  if (mute.length > 0) return bad('Pictures', `${mute.length} without a description.`)
  return good('Pictures', pictures.length === 0 ? 'There are none.' : 'Each has a description.')
}

function judgeLinks({ html }: InspectedMail, { deadArticles }: Inspected): Check {
  const links = linksIn(html)
  const relative = links.filter((link) => !/^(https?:\/\/|mailto:)/.test(link))
  if (relative.length > 0) return bad('Links', `These do not work in an email: ${relative.join(', ')}.`)
  if (deadArticles.length > 0)
    return bad('Links', `There is no article at ${deadArticles.join(', ')}. Correct the address.`)
  return good('Links', `${links.length}, all of them complete; every article they lead to exists.`)
}

function judgeWayOut({ html, text, links }: InspectedMail, { headers }: Inspected): Check {
  const isInBoth = [links.unsubscribeUrl, links.preferencesUrl].every(
    (link) => linksIn(html).includes(link) && text.includes(link),
  )
  const isInHeaders =
    headers['List-Unsubscribe'] === `<${links.oneClickUrl}>` &&
    headers['List-Unsubscribe-Post'] === 'List-Unsubscribe=One-Click'
  return isInBoth && isInHeaders
    ? good('Unsubscribing', 'The link is in the email, its plain text and its headers.')
    : bad('Unsubscribing', 'The email has no unsubscribe link or header. Tell the person who runs the site.')
}

function judgeText({ text }: InspectedMail): Check {
  return text.trim() === ''
    ? bad('Plain text', 'There is none. Tell the person who runs the site.')
    : good('Plain text', 'There is one.')
}

/** Every URL that the HTML links to or loads. */
export function linksIn(html: string): string[] {
  return [...html.matchAll(/(?:href|src|background)="([^"]*)"/g)].map(([, url = '']) =>
    url.replaceAll('&amp;', '&'),
  )
}

/** The articles of this site that a text links to, by what follows `/articles/`. */
export function slugsIn(text: string, site: string): string[] {
  const found = text
    .split(`${site}/articles/`)
    .slice(1)
    .map((rest) => /^[\w-]*/.exec(rest)?.[0] ?? '')
  return [...new Set(found)]
}

function quote(headlines: string[]): string {
  return headlines.map((headline) => `“${headline}”`).join(', ')
}
