import { beforeEach, expect, it } from 'vitest'
import { world } from '../../testing/world'
import { db, inTransaction } from '../db'
import { deliverMail } from '../mail/deliver-mail'
import { postMail } from '../mail/post-mail'
import { hangUp } from '../mail/smtp'
import { suppressionHash } from '../readers/queries'
import { judgeRefusedMail } from './judge-refused-mail'

const now = new Date('2026-11-23T12:00:00Z')
const content = { subject: 'A mail', html: '<p>Words</p>', text: 'Words' }

beforeEach(() => {
  hangUp()
  world().mails.behave()
})

/** Tries a mail that the server answers with these words. */
async function refuse(to: string, { kind = 'receipt', code = 550, words = '' }) {
  await inTransaction((transaction) => postMail(transaction, { uniqueKey: to, kind, to, content }, now))
  const { id } = await db().mail.findUniqueOrThrow({ where: { uniqueKey: to } })
  world().mails.misbehave({ at: 'to', does: { refuse: code, words } })
  await deliverMail(id, { now, judge: judgeRefusedMail })
  const addressHash = suppressionHash(to)
  const mark = await db().suppression.findUnique({ where: { addressHash } })
  const { state, lastError } = await db().mail.findUniqueOrThrow({ where: { id } })
  const events = await db().mailEvent.findMany({ where: { id: { endsWith: id } } })
  return { id, state, lastError, reason: mark?.reason ?? null, events }
}

it('a confirmation or a receipt that a server refuses for its mailbox is a hard bounce', async () => {
  for (const kind of ['confirm-subscription', 'receipt']) {
    const to = `gone-${kind}@example.org`
    const found = await refuse(to, { kind, words: `5.1.1 <${to}>: User unknown` })
    expect(found).toMatchObject({ state: 'refused', reason: 'bounce' })
    expect(found.lastError).toContain('5.1.1 <(address)>: User unknown')
    expect(found.events).toMatchObject([
      { id: `smtp:hard_bounce:${found.id}`, mailKind: kind, domain: 'example.org', editionNumber: null },
    ])
  }
})

it('one that is refused because of us suppresses nobody, and is tried again', async () => {
  const found = await refuse('ours@example.org', { words: '5.7.1 blocked using zen.spamhaus.org' })
  expect(found).toMatchObject({ state: 'waiting', reason: null })
  expect(found.events).toMatchObject([{ kind: 'policy_block', mailKind: 'receipt' }])
})

it('one that is refused for now has not bounced', async () => {
  const found = await refuse('full@example.org', { code: 452, words: '4.2.2 over quota' })
  expect(found).toMatchObject({ state: 'waiting', reason: null, events: [] })
})
