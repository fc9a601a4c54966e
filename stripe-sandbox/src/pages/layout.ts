import { createHash } from 'node:crypto'
import { Html, html } from './html'
import { style } from './style'

/** Outside every template, because a formatter that moves a space in it would change its hash. */
const styleSheet = new Html(`<style>${style}</style>`)
const styleHash = createHash('sha256').update(style).digest('base64')

export type Page = {
  title: string
  body: Html
  status?: number
  /** Other origins that a form of this page may lead to: browsers check every redirect after a submit. */
  formTargets?: string[]
}

/** A whole page with strict headers: no script, no third party, no caching. */
export function pageResponse(page: Page): Response {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title}</title>
        <link rel="icon" href="data:," />
        ${styleSheet}
      </head>
      <body>
        <header class="notice">
          <strong>Sandbox: this is not Stripe.</strong> No money moves, and only test cards are taken.
        </header>
        ${page.body}
      </body>
    </html> `
  return new Response(document.text, { status: page.status ?? 200, headers: headersOf(page) })
}

/** A short centred page: what happened, and where to go from here. */
export function messagePage(message: { title: string; body: Html; status: number }): Response {
  const body = html`<main class="message">
    <h1>${message.title}</h1>
    ${message.body}
  </main>`
  return pageResponse({ title: message.title, body, status: message.status })
}

export function redirectTo(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}

function headersOf(page: Page): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': [
      "default-src 'none'",
      `style-src 'sha256-${styleHash}'`,
      'img-src data:',
      `form-action ${["'self'", ...(page.formTargets ?? [])].join(' ')}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  }
}
