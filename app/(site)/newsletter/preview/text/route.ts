import { findLatestEdition } from '@/lib/editions/queries'

/** The part of the mail that programs without HTML show. */
export async function GET(): Promise<Response> {
  const edition = await findLatestEdition()
  if (edition === null) return new Response('No letter has been written yet.', { status: 404 })
  return new Response(edition.text, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-robots-tag': 'noindex' },
  })
}
