import type { IncomingMessage } from 'node:http'
import { publication } from '@/lib/publication'
import type { Replacement } from './replace-answer'

/**
 * When a page fails, Next sends an empty shell and leaves the words to a script, or two words of plain text.
 * Whoever has no script would see nothing, so a browser that asked for a page gets words of our own: what
 * happened, and what to do next.
 */
export function failedPage(request: IncomingMessage, status: number): Replacement | null {
  if (status < 500 || !request.headers.accept?.includes('text/html')) return null
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  return { status, headers, body: request.method === 'HEAD' ? '' : errorPage(request) }
}

function errorPage({ method }: IncomingMessage): string {
  const { name, contact, language } = publication
  const next =
    method === 'POST'
      ? 'Nothing was charged, and nothing was stored by halves. Go back one page: your browser still has what you typed. Wait a minute, then press the button once more.'
      : 'Please load this page again in a minute.'
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Something went wrong — ${name}</title>
<link rel="stylesheet" href="/error-page.css">
</head>
<body>
<header><a href="/">${name}</a></header>
<main>
<h1>Something went wrong on our side</h1>
<p>${next}</p>
<p>If it happens again, write to <a href="mailto:${contact}">${contact}</a>.</p>
<p><a href="/">Go to the front page</a></p>
</main>
</body>
</html>
`
}
