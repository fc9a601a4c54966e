import type { IncomingMessage, ServerResponse } from 'node:http'
import { publication } from '@/lib/publication'

type Sender = (...given: unknown[]) => unknown

/**
 * When a page fails, Next sends an empty shell and leaves the words to a script, or two words of plain text.
 * Whoever has no script would see nothing, so a browser that asked for a page gets words of our own: what
 * happened, and what to do next. Compression writes the head before the body, so the head is where we step in.
 */
export function wordErrors(request: IncomingMessage, response: ServerResponse): void {
  if (!request.headers.accept?.includes('text/html')) return
  const writeHead = response.writeHead.bind(response) as Sender
  const write = response.write.bind(response) as Sender
  const end = response.end.bind(response) as Sender
  const hasFailed = () => response.statusCode >= 500

  response.writeHead = ((...given: unknown[]) => {
    if (typeof given[0] === 'number') response.statusCode = given[0]
    if (!hasFailed()) return writeHead(...given)
    for (const name of ['content-length', 'content-encoding', 'etag', 'link']) response.removeHeader(name)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    return writeHead(response.statusCode)
  }) as typeof response.writeHead
  response.write = ((...given: unknown[]) => (hasFailed() ? true : write(...given))) as typeof response.write
  response.end = ((...given: unknown[]) => {
    if (!hasFailed()) return end(...given)
    return end(request.method === 'HEAD' ? '' : errorPage(request))
  }) as typeof response.end
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
