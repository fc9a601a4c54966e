import MarkdownIt from 'markdown-it'

/** `html: false` prints tags as text. markdown-it drops links other than http, https and mailto. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: true })

/** Renders an article's Markdown as safe HTML. */
export function renderBody(bodyMarkdown: string): string {
  return markdown.render(bodyMarkdown)
}
