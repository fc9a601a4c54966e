import { hashBytes } from '../lib/deliveries/hash-bytes'
import { freezeAudience } from '../lib/deliveries/freeze-audience'
import { keepSending } from '../lib/deliveries/keep-sending'
import { findBooks } from '../lib/deliveries/queries'
import { linkPlaceholders } from '../lib/deliveries/rules'
import { db, inTransaction } from '../lib/db'
import { readerLinks } from '../lib/newsletter/sign-reader-links'
import { world } from '../sandbox/test-world'

// An edition with its readers, for tests of how it is sent.

const present = () => world().clock.now()
let editions = 100
let readers = 0

/** Confirmed subscribers, oldest first. */
export async function subscribe(count: number): Promise<{ id: string; email: string }[]> {
  const at = present()
  const data = Array.from({ length: count }, () => {
    readers += 1
    const email = `reader-${String(readers).padStart(6, '0')}@example.org`
    return { email, state: 'confirmed' as const, requestedAt: at, confirmedAt: at }
  })
  return db().subscriber.createManyAndReturn({ data, select: { id: true, email: true } })
}

/** An approved edition; its letter has both of a reader's links in both of its parts. */
export async function approveLetter({ words = 'Good morning.' }: { words?: string } = {}): Promise<number> {
  const number = (editions += 1)
  const { unsubscribeUrl, preferencesUrl } = readerLinks(linkPlaceholders)
  const html = `<html><body><p>${words}</p><a href="${preferencesUrl}">Choices</a> <a href="${unsubscribeUrl}">Leave</a></body></html>`
  const letter = {
    subject: `Letter ${number}`,
    html,
    text: `${words}\n\n${preferencesUrl}\n${unsubscribeUrl}\n`,
  }
  const dueOn = new Date(Date.UTC(2026, 10, 27) + number * 604_800_000)
  const [preheader, openingNote] = ['', '']
  const data = { number, dueOn, sendsAt: dueOn, preheader, openingNote, ...letter }
  await db().edition.create({ data: { ...data, state: 'approved', bytesHash: hashBytes(letter) } })
  return number
}

export function freeze(number: number): Promise<number> {
  return inTransaction((transaction) => freezeAudience(transaction, { number, now: present() }))
}

/** As many workers as machines, until what is awaited has come; then they are asked to end, and have. */
export async function sendUntil<Value>(awaited: () => Promise<Value>, machines = 1): Promise<Value> {
  const ending = new AbortController()
  const sending = Array.from({ length: machines }, () => keepSending({ signal: ending.signal }))
  try {
    return await awaited()
  } finally {
    ending.abort()
    await Promise.all(sending)
  }
}

/** Asks again and again until it is so. @throws after `withinMs`, with what it was last */
export async function eventually<Value>(
  ask: () => Promise<Value>,
  isSo: (value: Value) => boolean,
  withinMs = 100_000,
): Promise<Value> {
  for (const deadline = Date.now() + withinMs; ;) {
    const value = await ask()
    if (isSo(value)) return value
    if (Date.now() > deadline) throw new Error(`It never came to that; last: ${JSON.stringify(value)}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export const editionOf = (number: number) => db().edition.findUniqueOrThrow({ where: { number } })

export const untilClosed = (number: number) => async () => {
  await eventually(
    () => editionOf(number),
    ({ state }) => state === 'sent',
  )
  return findBooks(number)
}

export const lettersTo = (number: number) =>
  world()
    .mails.mails.filter(({ subject }) => subject === `Letter ${number}`)
    .map(({ envelope }) => envelope.to[0] ?? '')
