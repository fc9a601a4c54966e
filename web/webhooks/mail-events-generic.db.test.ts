import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '../../lib/db'
import { suppressionHash } from '../../lib/readers/queries'
import {
  bounced,
  complained,
  left,
  now,
  quietly,
  standing,
  subscriber,
  untouched,
} from '../../testing/fixtures/bouncer'
import { exampleMail } from '../../testing/fixtures/example-returned-mail'
import type { Answer } from './delivery'
import { mailEventsWebhook } from './mail-events'

// The same endpoint for our own format, and for returned mails, both with our own signature.

const secrets = { generic: 'g'.repeat(40) }
Object.assign(process.env, { MAIL_EVENTS_SECRET: secrets.generic })

function send(body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
  const bytes = Buffer.from(body)
  return mailEventsWebhook({ body: bytes.toString('utf8'), bytes, headers: (name) => headers[name] ?? null })
}

function sign(
  body: string | Buffer,
  { secondsOld = 0, secret = secrets.generic } = {},
): Record<string, string> {
  const t = Math.floor(now().getTime() / 1000) - secondsOld
  const v1 = createHmac('sha256', secret).update(`${t}.`).update(body).digest('hex')
  return { 'x-mail-events-signature': `t=${t},v1=${v1}` }
}

describe('the generic format', () => {
  const events = (...list: unknown[]) => JSON.stringify({ events: list })

  it('takes several at once, each once, and leaves what it does not know', async () => {
    const gone = await subscriber()
    const angry = await subscriber()
    const body = events(
      { id: 'a1', type: 'hard_bounce', email: gone.email.toUpperCase(), detail: 'gone' },
      { id: 'a2', type: 'complaint', email: angry.email },
      { id: 'a3', type: 'opened', email: angry.email },
    )
    for (let times = 0; times < 2; times += 1) {
      expect(await send(body, sign(body))).toEqual({ status: 200, outcome: 'stored' })
    }
    expect(await standing(gone.email)).toEqual(bounced)
    expect(await standing(angry.email)).toEqual(complained)
    expect(await db().mailEvent.count({ where: { id: { startsWith: 'generic:' } } })).toBe(2)
  })

  it('keeps the good event next to one with an invalid address, and accepts IDN domains', async () => {
    const [gone, email] = [await subscriber(), 'reader@xn--e1afmkfd.xn--p1ai']
    const body = events(
      { id: 'f1', type: 'hard_bounce', email: 'not an address' },
      { id: 'f2', type: 'hard_bounce', email: gone.email },
      { id: 'f3', type: 'hard_bounce', email: 'reader@пример.рф' },
    )
    expect(await send(body, sign(body))).toEqual({ status: 200, outcome: 'stored' })
    expect(await standing(gone.email)).toEqual(bounced)
    const addressHash = suppressionHash(email)
    expect(await db().suppression.findUnique({ where: { addressHash } })).toMatchObject({ reason: 'bounce' })
  })

  it('keeps the good events beside some that are no events at all, and the odd ones for staff to see', async () => {
    const gone = await subscriber()
    const odd = [
      null,
      'x',
      { type: 'hard_bounce' },
      { id: 'h2', type: 'complaint', at: 7 },
      { id: 'h3', type: 'hard_bounce', email: 'no address' },
      { id: 'h4', type: 'exploded', email: gone.email },
    ]
    const before = await db().unreadableMailEvent.count()
    const body = events(...odd, { id: 'h1', type: 'hard_bounce', email: gone.email })
    for (let times = 0; times < 2; times += 1)
      expect(await send(body, sign(body))).toEqual({ status: 200, outcome: 'stored' })
    expect(await standing(gone.email)).toEqual(bounced)
    const kept = await db().unreadableMailEvent.findMany({ orderBy: { receivedAt: 'asc' } })
    expect(kept.length).toBe(before + odd.length)
    expect(kept.find(({ reason }) => reason.includes('exploded'))).toMatchObject({
      provider: 'generic',
      content: expect.not.stringContaining(gone.email) as string,
    })
  })

  it('reads the first words of the format, too', async () => {
    const gone = await subscriber()
    const type = ['bounced', 'for', 'good'].join('_')
    const body = events(
      { id: 'j1', type, email: gone.email },
      { id: 'j2', type, email: 'reader@xn--e1afmkfd.xn--p1ai' },
    )
    expect(await send(body, sign(body))).toEqual({ status: 200, outcome: 'stored' })
    expect(await standing(gone.email)).toEqual(bounced)
  })

  it('takes a reader who left at the provider', async () => {
    const { email } = await subscriber()
    const body = events({ id: 'k1', type: 'left', email })
    await send(body, sign(body))
    expect(await standing(email)).toEqual(left)
  })

  it('accepts the former word for a complaint', async () => {
    const angry = await subscriber()
    const body = events({ id: 'i1', type: 'complained', email: angry.email })
    await send(body, sign(body))
    expect(await standing(angry.email)).toEqual(complained)
  })

  it('suppresses nobody if the error is about us', async () => {
    const { email } = await subscriber()
    const body = events({ id: 'g1', type: 'hard_bounce', email, detail: '550 5.7.1 blocked by policy' })
    await send(body, sign(body))
    expect(await standing(email)).toEqual(untouched)
  })

  it('marks an unknown address, so that it is not mailed if it signs up later', async () => {
    const body = events({ id: 'b1', type: 'hard_bounce', email: 'nobody@example.org' })
    await send(body, sign(body))
    const addressHash = suppressionHash('nobody@example.org')
    expect(await db().suppression.findUnique({ where: { addressHash } })).toMatchObject({ reason: 'bounce' })
  })

  it('is refused if it is stale, forged or malformed', async () => {
    const body = events({ id: 'c1', type: 'complaint', email: 'x@example.org' })
    expect(await send(body, sign(body, { secondsOld: 301 }))).toEqual({ status: 400, outcome: 'stale' })
    for (const headers of [
      sign(`${body} `),
      sign(body, { secret: 'g' }),
      { 'x-mail-events-signature': '' },
    ]) {
      expect(await send(body, headers)).toEqual({ status: 401, outcome: 'bad_signature' })
    }
    for (const broken of ['', 'null', '{"events":1}', events({ id: 'c2' })]) {
      expect(await send(broken, sign(broken))).toEqual({ status: 400, outcome: 'bad_body' })
    }
    expect(await db().mailEvent.count({ where: { id: { startsWith: 'generic:c' } } })).toBe(0)
  })

  it('is asked for again if we failed', async () => {
    const { email } = await subscriber()
    const body = events({ id: 'e1', type: 'hard_bounce', email })
    await db().$executeRaw`alter table mail_events rename to mail_events_away`
    await quietly(async () => {
      expect(await send(body, sign(body))).toEqual({ status: 503, outcome: 'try_again' })
    })
    await db().$executeRaw`alter table mail_events_away rename to mail_events`
    expect(await standing(email)).toEqual(untouched)
    expect(await send(body, sign(body))).toEqual({ status: 200, outcome: 'stored' })
    expect(await standing(email)).toEqual(bounced)
  })
})

describe('a returned mail', () => {
  it('is accepted with the same signature', async () => {
    const raw = 'Subject: hello\r\n\r\nNo report at all.'
    const headers = { ...sign(raw), 'content-type': 'message/rfc822' }
    expect(await send(raw, headers)).toEqual({ status: 200, outcome: 'ignored' })
    expect(await send(`${raw} `, headers)).toEqual({ status: 401, outcome: 'bad_signature' })
  })

  it('is signed together with its recipient, where a header names one', async () => {
    const raw = 'Subject: hello\r\n\r\nNo report at all.'
    const to = 'b-x@bounces.example.org'
    const t = Math.floor(now().getTime() / 1000)
    const v2 = createHmac('sha256', secrets.generic).update(`v2.${t}.${to}\n${raw}`).digest('hex')
    const headers = {
      'content-type': 'message/rfc822',
      'x-mail-events-signature': `t=${t},v2=${v2}`,
      'x-mail-events-recipient': to,
    }
    expect(await send(raw, headers)).toEqual({ status: 200, outcome: 'ignored' })
    const refused = { status: 401, outcome: 'bad_signature' }
    expect(await send(raw, { ...headers, 'x-mail-events-recipient': `x${to}` })).toEqual(refused)
    // A signature over the bytes alone does not vouch for a recipient.
    expect(await send(raw, { ...headers, ...sign(raw) })).toEqual(refused)
    const without = Object.fromEntries(
      Object.entries(headers).filter(([name]) => !name.endsWith('recipient')),
    )
    expect(await send(raw, without)).toEqual(refused)
  })

  it('is signed over its bytes, in any charset', async () => {
    const { id, email } = await subscriber()
    await db().delivery.create({
      data: { editionNumber: 9, subscriberId: id, state: 'sent', outcomeAt: now() },
    })
    const raw = exampleMail('hard-cp1251-8bit-human-part', `9.${id}`)
    expect(raw.toString('utf8')).toContain('\uFFFD')
    const headers = { ...sign(raw), 'content-type': 'message/rfc822' }
    expect(await send(raw, headers)).toEqual({ status: 200, outcome: 'stored' })
    expect(await standing(email)).toEqual(bounced)
  })
})
