import { render, toPlainText } from '@react-email/render'
import { createElement, type ReactNode } from 'react'
import { inLanguage, type Language } from '../languages/rules'
import { textIn } from '../languages/text'
import { MailFrame, type FrameProps } from './frame'
import { neutralHeads, type NeutralHead } from './neutral-heads'

/** A mail ready to be posted. The text part is made from the HTML, so both say the same. */
export type MailContent = {
  subject: string
  html: string
  text: string
  headers?: Record<string, string>
  isNeutral?: boolean
}

/** Everything around the content of a mail. `headers` are added to those of every mail. */
export type MailEnvelope = Omit<FrameProps, 'children'> & {
  headers?: Record<string, string>
  /** The subject and preheader for a reader of neutral mail. */
  neutral?: NeutralHead
}

/** Puts the content of a mail into the paper's frame and renders both parts. */
export async function renderMail(
  { headers, neutral, ...plain }: MailEnvelope,
  words: ReactNode,
): Promise<MailContent> {
  const isNeutral = plain.isNeutral === true && neutral !== undefined
  const frame = { ...plain, isNeutral, ...(isNeutral && neutralHead(neutral, plain.language)) }
  const subject = frame.subject.replace(/\s+/g, ' ').trim()
  const drawn = await render(createElement(MailFrame, { ...frame, subject, children: words }))
  const html = linkInLanguage(drawn, plain)
  const text = toPlainText(html, textOptions).trim() + '\n'
  return { subject, html, text, ...(headers && { headers }), ...(isNeutral && { isNeutral }) }
}

function neutralHead(neutral: NeutralHead, language: Language | undefined) {
  const t = textIn(language)
  const { subject, preheader } = neutralHeads[neutral]
  return { subject: t.known(subject), preheader: t.known(preheader) }
}

/** Every link to our pages leads to them in the language of the mail. */
function linkInLanguage(
  html: string,
  { language, siteUrl }: Pick<FrameProps, 'language' | 'siteUrl'>,
): string {
  if (language === undefined) return html
  const site = siteUrl.replace(/\/$/, '')
  return html.replace(/(?<=\shref=")[^"]+/g, (href) =>
    href.startsWith(`${site}/`) ? site + inLanguage(language, href.slice(site.length)) : href,
  )
}

type TextBuilder = {
  openBlock(options: { leadingLineBreaks: number }): void
  closeBlock(options: { trailingLineBreaks: number }): void
  addInline(text: string, options?: { noWordTransform: boolean }): void
  addLineBreak(): void
}
type Anchor = { attribs: { href: string }; children: unknown[] }

/** A URL gets its own line, so that no full stop or bracket sticks to it. */
function linkOnItsOwnLine(
  { attribs, children }: Anchor,
  walk: (children: unknown[], builder: TextBuilder) => void,
  builder: TextBuilder,
): void {
  builder.openBlock({ leadingLineBreaks: 2 })
  walk(children, builder)
  builder.addLineBreak()
  builder.addInline(attribs.href, { noWordTransform: true })
  builder.closeBlock({ trailingLineBreaks: 2 })
}

const textOptions = {
  formatters: { linkOnItsOwnLine },
  selectors: [
    { selector: 'a', format: 'linkOnItsOwnLine' },
    { selector: 'a.masthead', format: 'inline' },
    // Within a paragraph of an article the words go on after a link. RFC 3986 puts such an address between < and >.
    { selector: 'a.in-text', format: 'anchor', options: { linkBrackets: ['<', '>'] } },
    { selector: 'h3', options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    { selector: 'img', format: 'skip' },
    { selector: 'h1', options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    { selector: 'h2', options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    { selector: 'table.facts', format: 'dataTable', options: { uppercaseHeaderCells: false, colSpacing: 3 } },
  ],
}
