import type { IncomingMessage } from 'node:http'
import { textIn } from '@/lib/languages/text'
import { publication } from '@/lib/publication'
import type { Replacement } from './replace-answer'
import { languageOf } from '../requests/take-language'

type PageWords = {
  status: number
  title: string
  heading: string
  /** HTML, ours to the last letter. */ body: string
}

/** A page of text only, for people who would otherwise see nothing. It needs no script and no database. */
export function plainPage(
  request: IncomingMessage,
  { status, title, heading, body }: PageWords,
): Replacement {
  const { name } = publication
  const { language, href } = textIn(languageOf(request))
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  if (request.method === 'HEAD') return { status, headers, body: '' }
  const page = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} — ${name}</title>
<link rel="stylesheet" href="/error-page.css">
</head>
<body>
<header><a href="${href('/')}">${name}</a></header>
<main>
<h1>${heading}</h1>
${body}
</main>
</body>
</html>
`
  return { status, headers, body: page }
}
