import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { hashBytes } from '@/lib/editions/sending/preparing/hash-bytes'
import { linkPlaceholders } from '@/lib/editions/sending/rules'
import { readerLinks } from '@/lib/newsletter/links/sign-reader-links'

export type EditionText = { subject: string; html: string; text: string }

/** A mail of about 30 kB as sent. Both parts have both of a reader's links. */
export function writeEdition(): EditionText {
  const { unsubscribeUrl, preferencesUrl } = readerLinks(linkPlaceholders)
  const story =
    'The river froze early this year, and with it the trade of three towns that live by the ferry. '
  const paragraph = `<p style="margin:0 0 16px;font-size:18px;line-height:1.5">${story.repeat(6)}</p>\n`
  const foot = `<p><a href="${preferencesUrl}">Your choices</a> <a href="${unsubscribeUrl}">Leave</a></p>`
  const html = `<!doctype html><html lang="en"><body>${paragraph.repeat(30)}${foot}</body></html>`
  const text = `${`${story.repeat(6)}\n\n`.repeat(14)}${preferencesUrl}\n${unsubscribeUrl}\n`
  return { subject: 'An edition of 30 kB', html, text }
}

/** An approved edition with this mail, whose audience is not frozen yet. */
export async function makeApprovedEdition(
  pool: Pool,
  { number, edition }: { number: number; edition: EditionText },
) {
  const { subject, html, text } = edition
  await pool.query(
    `insert into editions (number, due_on, sends_at, state, subject, preheader, opening_note, html, text, bytes_hash,
                           submitted_by, approved_by)
     values ($1, current_date + $1::int, now(), 'approved', $2, '', '', $3, $4, $5, $6, $7)`,
    [number, subject, html, text, hashBytes(edition), randomUUID(), randomUUID()],
  )
}

/** Makes this many confirmed subscribers, and removes all others. */
export async function fillSubscribers(pool: Pool, count: number): Promise<void> {
  await pool.query('truncate deliveries, subscribers cascade')
  await pool.query(
    `insert into subscribers (id, email, state, requested_at, confirmed_at)
     select gen_random_uuid(), 'reader-' || i || '@example.org', 'confirmed', now(), now()
       from generate_series(1, $1) i`,
    [count],
  )
  await pool.query('vacuum analyze subscribers')
  await pool.query('checkpoint')
}
