import { describe, expect, it } from 'vitest'
import { bounceMail } from '../../testing/fixtures/bounce-mail'
import { exampleMail } from '../../testing/fixtures/example-returned-mail'
import { db } from '../db'
import { recordReturnedMail } from './record-returned-mail'

const now = new Date('2026-11-25T12:00:00Z')
let readers = 0

async function delivered(state: 'sent' | 'waiting' | 'refused' = 'sent') {
  const email = `returned-${(readers += 1)}@example.org`
  const { id } = await db().subscriber.create({ data: { email, state: 'confirmed', requestedAt: now } })
  await db().delivery.create({
    data: { editionNumber: 12, subscriberId: id, state, outcomeAt: state === 'waiting' ? null : now },
  })
  return { id, email, messageId: `<12.${id}@news.example.org>` }
}

const record = (raw: string) => recordReturnedMail({ raw: Buffer.from(raw) }, now)
const find = (id: string) => db().subscriber.findUniqueOrThrow({ where: { id } })

describe('a returned mail', () => {
  it('suppresses an address that is gone, once', async () => {
    const { id, email, messageId } = await delivered()
    const raw = bounceMail({ email, messageId, status: '5.1.1' })
    expect(await record(raw)).toBe('recorded')
    expect(await record(raw)).toBe('nothing')
    expect(await find(id)).toMatchObject({ suppressedReason: 'bounce', state: 'confirmed' })
    expect(await db().mailEvent.findUnique({ where: { id: `dsn:12.${id}` } })).toMatchObject({
      kind: 'hard_bounce',
      editionNumber: 12,
      detail: '5.1.1 smtp; 550 5.1.1 <(address)>: Recipient address rejected: User unknown',
    })
  })

  it('is recorded once if many copies arrive at once', async () => {
    const { id, email, messageId } = await delivered()
    const raw = bounceMail({ email, messageId, status: '5.1.1' })
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => record(raw)))
    expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(1)
    expect(await db().mailEvent.count({ where: { id: `dsn:12.${id}` } })).toBe(1)
  })

  it('is understood with its headers only, and with Unix line ends', async () => {
    const { id, email, messageId } = await delivered()
    const raw = bounceMail({ email, messageId, status: '5.1.1', original: 'text/rfc822-headers' })
    expect(await record(raw.replaceAll('\r\n', '\n'))).toBe('recorded')
    expect(await find(id)).toMatchObject({ suppressedReason: 'bounce' })
  })

  it.each([
    ['5.2.2', '552 5.2.2 Mailbox full'],
    ['5.2.0', '522 5.2.0 Delivery failed: Over quota'],
    ['4.4.7', '451 4.4.7 Delivery time expired'],
    ['5.0.0', '550 Something went wrong'],
  ])('with %s %s counts as a soft bounce', async (status, words) => {
    const { id, email, messageId } = await delivered()
    expect(await record(bounceMail({ email, messageId, status, words }))).toBe('recorded')
    expect(await find(id)).toMatchObject({ suppressedAt: null, softBounces: 1 })
  })

  it.each([
    ['5.0.0', '550 5.7.1 Client host blocked using a blocklist'],
    ['5.7.1', '550 5.7.1 Message rejected by policy'],
  ])('with %s %s is about us: recorded, but suppresses nobody', async (status, words) => {
    const { id, email, messageId } = await delivered()
    expect(await record(bounceMail({ email, messageId, status, words }))).toBe('recorded')
    expect(await find(id)).toMatchObject({ suppressedAt: null, softBounces: 0 })
    const event = await db().mailEvent.findUnique({ where: { id: `dsn:12.${id}` } })
    expect(event).toMatchObject({ kind: 'policy_block' })
  })

  it('whose text says that the user is unknown suppresses the address, with any code', async () => {
    const { id, email, messageId } = await delivered()
    const words = `554 5.7.1 <${email}>: Recipient address rejected: Nonexistent user`
    expect(await record(bounceMail({ email, messageId, status: '5.7.1', words }))).toBe('recorded')
    expect(await find(id)).toMatchObject({ suppressedReason: 'bounce' })
  })

  it('that only announces another try changes nothing', async () => {
    const { id, email, messageId } = await delivered()
    expect(await record(bounceMail({ email, messageId, status: '4.4.1', action: 'delayed' }))).toBe('nothing')
    expect(await find(id)).toMatchObject({ softBounces: 0 })
  })

  it('is ignored if its mail was never sent, or is not ours', async () => {
    const status = '5.1.1'
    for (const state of ['waiting', 'refused'] as const) {
      const { id, email, messageId } = await delivered(state)
      expect(await record(bounceMail({ email, messageId, status }))).toBe('nothing')
      expect(await find(id)).toMatchObject({ suppressedAt: null })
    }
    const { id, email, messageId } = await delivered()
    const others = [
      messageId.replace('<12.', '<13.'),
      `<${id}@news.example.org>`,
      '<somebody@else.example>',
      '',
    ]
    for (const other of others) {
      expect(await record(bounceMail({ email, messageId: other, status }))).toBe('nothing')
    }
    for (const raw of [
      '',
      'Subject: hello\r\n\r\nhello',
      bounceMail({ email, messageId, status }).slice(0, 400),
    ]) {
      expect(await record(raw)).toBe('nothing')
    }
    expect(await find(id)).toMatchObject({ suppressedAt: null })
    expect(await db().suppression.count({ where: { reason: 'never' } })).toBe(0)
  })

  it('from a reader’s former mailbox does not count against the new one', async () => {
    const { id, email, messageId } = await delivered()
    await db().addressChange.create({
      data: {
        subscriberId: id,
        number: 1,
        oldEmail: 'old@example.org',
        newEmail: email,
        askedAt: now,
        doneAt: new Date(now.getTime() + 1000),
      },
    })
    expect(await record(bounceMail({ email, messageId, status: '5.1.1' }))).toBe('nothing')
    expect(await find(id)).toMatchObject({ suppressedAt: null })
  })
})

describe('a complaint by mail', () => {
  const complain = (id: string, name = 'complaint-arf') =>
    recordReturnedMail({ raw: exampleMail(name, `12.${id}`) }, now)

  it.each(['complaint-arf', 'complaint-arf-fraud', 'complaint-arf-abuse', 'complaint-outlook'])(
    'unsubscribes and suppresses its reader, once: %s',
    async (name) => {
      const { id } = await delivered()
      expect(await complain(id, name)).toBe('recorded')
      expect(await complain(id, name)).toBe('nothing')
      expect(await find(id)).toMatchObject({ suppressedReason: 'complaint', state: 'unsubscribed' })
    },
  )

  it('counts after a bounce of the same mail, too', async () => {
    const { id, email, messageId } = await delivered()
    await record(bounceMail({ email, messageId, status: '5.2.2', words: '552 5.2.2 Mailbox full' }))
    expect(await complain(id)).toBe('recorded')
    expect(await find(id)).toMatchObject({ suppressedReason: 'complaint', state: 'unsubscribed' })
  })

  it('is ignored if its mail was never sent', async () => {
    const { id } = await delivered('waiting')
    expect(await complain(id)).toBe('nothing')
    expect(await find(id)).toMatchObject({ suppressedAt: null, state: 'confirmed' })
  })

  it.each(['nothing-arf-not-spam', 'nothing-arf-auth-failure', 'nothing-vacation', 'nothing-reply'])(
    'is not what %s is',
    async (name) => {
      const { id } = await delivered()
      expect(await complain(id, name)).toBe('nothing')
      expect(await find(id)).toMatchObject({ suppressedAt: null, state: 'confirmed' })
    },
  )
})

it.each(['left-arf-opt-out', 'left-unsubscribe'])(
  'a request to leave unsubscribes its reader, and suppresses nobody: %s',
  async (name) => {
    const { id } = await delivered()
    expect(await recordReturnedMail({ raw: exampleMail(name, `12.${id}`) }, now)).toBe('recorded')
    expect(await recordReturnedMail({ raw: exampleMail(name, `12.${id}`) }, now)).toBe('nothing')
    expect(await find(id)).toMatchObject({ suppressedAt: null, state: 'unsubscribed', unsubscribedAt: now })
    const consents = await db().consentEvent.findMany({ where: { subscriberId: id } })
    expect(consents).toMatchObject([{ kind: 'withdrawn', page: 'mail' }])
    expect(await db().mailEvent.findUnique({ where: { id: `left:12.${id}` } })).toMatchObject({
      kind: 'left',
    })
  },
)
