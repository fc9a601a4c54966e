import { createHash } from 'node:crypto'
import { db } from '../../db'
import { log } from '../../log'
import { escapeUnreadable } from '../../text'

const mostCharacters = 200

/**
 * Keeps a signed event that no row of stripe_events can hold, byte for byte, for a person to look at (the Today page
 * shows it). A redelivery would fail in the same way. Equal bytes are stored once.
 * @throws when the database is away
 */
export async function quarantineEvent(
  { id, type, body, now }: { id: string; type: string; body: string; now: Date },
  reason: string,
): Promise<void> {
  const bytes = Buffer.from(body)
  const digest = createHash('sha256').update(bytes).digest('hex')
  const data = { digest, eventId: shorten(id), type: shorten(type), body: bytes, reason: shorten(reason) }
  await db().quarantinedEvent.createMany({ data: { ...data, receivedAt: now }, skipDuplicates: true })
  log.warn('stripe_event.quarantined', { digest, reason: data.reason })
}

function shorten(text: string): string {
  return escapeUnreadable(text.slice(0, mostCharacters)).slice(0, 2 * mostCharacters)
}
