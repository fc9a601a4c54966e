import MarkdownIt from 'markdown-it'

/** `html: false` prints tags as text. markdown-it drops links other than http, https and mailto. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: true })

/** Renders an article's Markdown as safe HTML. */
export function renderBody(bodyMarkdown: string): string {
  return markdown.render(bodyMarkdown)
}

/** The same without pictures, which a mail must not need: their descriptions stand in their place. */
const wordsOnly = new MarkdownIt({ html: false, linkify: false, typographer: true })
wordsOnly.renderer.rules.image = (tokens, index) => wordsOnly.utils.escapeHtml(tokens[index]?.content ?? '')

export type Opening = { html: string; isWhole: boolean }

/**
 * The beginning of an article for a mail, cut after a whole paragraph, list or quotation, with at most `most` characters.
 * Empty if the first of them is longer.
 */
export function renderOpening(bodyMarkdown: string, most: number): Opening {
  const environment = {}
  const tokens = wordsOnly.parse(bodyMarkdown, environment)
  let [length, end] = [0, 0]
  for (const [index, { level, nesting, content, type }] of tokens.entries()) {
    length += content.length
    if (length > most) break
    // A heading without the text below it is no end.
    if (level === 0 && nesting <= 0 && type !== 'heading_close') end = index + 1
  }
  const html = wordsOnly.renderer.render(tokens.slice(0, end), wordsOnly.options, environment)
  // The page or mail around it has its own first heading.
  return { html: html.replace(/<(\/?)h1>/g, '<$1h2>'), isWhole: end === tokens.length }
}
