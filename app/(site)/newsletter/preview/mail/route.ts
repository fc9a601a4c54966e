import { findLatestEdition } from '@/lib/editions/queries'

/** The mail itself, for the frame. Its links open beside the paper, never inside the frame. */
export async function GET(): Promise<Response> {
  const edition = await findLatestEdition()
  if (edition === null) return new Response('No letter has been written yet.', { status: 404 })
  const html = edition.html.replace(/<head[^>]*>/i, (head) => `${head}<base target="_blank">`)
  return new Response(html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'x-robots-tag': 'noindex' },
  })
}
