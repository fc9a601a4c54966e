import MarkdownIt from 'markdown-it'

/** `html: false` prints tags as text, and markdown-it drops links other than http, https and mailto. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: true })

/** Markdown of an article as HTML that is safe to print. */
export function renderBody(bodyMarkdown: string): string {
  return markdown.render(bodyMarkdown)
}
