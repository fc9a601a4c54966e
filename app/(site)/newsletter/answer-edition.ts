import type { EditionView } from '@/lib/editions/queries'

const noEdition = () => new Response('This edition does not exist.', { status: 404 })

/** An edition's mail for its frame. Its links open in a new tab, never inside the frame. */
export function answerMail(edition: EditionView | null): Response {
  if (edition === null) return noEdition()
  const html = edition.html.replace(/<head[^>]*>/i, (head) => `${head}<base target="_blank">`)
  return answer(html, 'text/html')
}

/** The text part of an edition's mail. */
export function answerText(edition: EditionView | null): Response {
  return edition === null ? noEdition() : answer(edition.text, 'text/plain')
}

function answer(body: string, type: string): Response {
  return new Response(body, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'x-robots-tag': 'noindex' },
  })
}
