import { expect, it } from 'vitest'
import { world } from '../testing/world'
import { publishArticles, staffMember } from '../testing/fixtures/edition-fixtures'
import { sendUntil, subscribe, untilClosed } from '../testing/fixtures/sending'
import { addDays, dateOfDay } from '../lib/days'
import { db } from '../lib/db'
import { approveEdition } from '../lib/editions/authoring/approve-edition'
import { findArchived, findLatestEdition } from '../lib/editions/queries'
import { comingEditionDay } from '../lib/newsletter/rules'
import { draftHourOf, hourOf } from '../lib/editions/rules'
import { submitEdition } from '../lib/editions/authoring/submit-edition'
import { runSchedule } from './schedule'

const { clock, mails } = world()

/** Moves the clock, then runs a tick. */
async function tickAt(now: Date): Promise<void> {
  clock.moveTo(now)
  await runSchedule(now)
}

it('sends Monday’s draft to every confirmed reader on Friday, exactly as archived', async () => {
  const dueOn = addDays(comingEditionDay(clock.now()), 7)
  const [monday, friday] = [draftHourOf(dueOn), hourOf(dueOn)]
  const anna = await staffMember('anna@example.org', 'editor', clock.now())
  const boris = await staffMember('boris@example.org', 'approver', clock.now())
  await publishArticles(7, clock.now())
  const readers = await subscribe(3)

  await tickAt(monday)
  const { number } = await db().edition.findUniqueOrThrow({ where: { dueOn: dateOfDay(dueOn) } })
  const at = { number, revision: 0 }
  expect(await submitEdition({ ...at, staffId: anna }, monday)).toMatchObject({ ok: true })
  expect(await approveEdition({ ...at, staffId: boris }, monday)).toMatchObject({ ok: true })
  await tickAt(new Date(friday.getTime() - 60_000))
  expect(await db().delivery.count()).toBe(0)
  mails.clear()

  await tickAt(friday)
  const books = await sendUntil(untilClosed(number))
  expect(books).toMatchObject({ audience: 3, sent: 3, isBalanced: true })
  expect(mails.mails.map(({ envelope }) => envelope.to[0]).sort()).toEqual(
    readers.map(({ email }) => email).sort(),
  )
  const archived = await findArchived(number)
  expect(await findLatestEdition()).toMatchObject({ number, html: archived?.html })
  for (const { html, text, subject } of mails.mails) {
    expect(subject).toBe(archived?.subject)
    expect(withoutTokens(String(html))).toBe(archived?.html.trim())
    expect(withoutTokens(text ?? '')).toBe(archived?.text.trim())
  }
})

/** Replaces a reader's own links by the sign-up page, as in the archive. */
function withoutTokens(part: string): string {
  return part.replace(/\/newsletter\/(unsubscribe|preferences)\?token=[\w.-]+/g, '/newsletter').trim()
}
