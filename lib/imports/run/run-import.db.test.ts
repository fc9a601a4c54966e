import { beforeEach, describe, expect, it } from 'vitest'
import { approve, bring, lineOf, stage, testSource } from '../../../testing/lists/staged-lines'
import { db } from '../../db'
import { suppressionHash } from '../../readers/queries'
import { countVerdicts } from '../count-verdicts'
import { runImport } from './run-import'

const now = new Date('2026-11-28T12:00:00Z')
const past = new Date('2024-03-05T10:00:00Z')

beforeEach(async () => {
  await db().subscriber.deleteMany()
  await db().suppression.deleteMany()
  await db().erasedAddress.deleteMany()
  await db().import.deleteMany()
  await db().mail.deleteMany()
})

const seed = (email: string, data: object = {}) =>
  db().subscriber.create({
    data: { email, state: 'confirmed', requestedAt: past, confirmedAt: past, ...data },
  })

const found = (email: string) =>
  db().subscriber.findUniqueOrThrow({ where: { email }, include: { consents: { orderBy: { id: 'asc' } } } })

describe('a list from another system', () => {
  it('adds people as what it says of them, with their evidence', async () => {
    const evidence = {
      name: 'Anna Berg',
      tags: ['Riga', 'a,"b'],
      note: 'Met\tat the\nfair \\',
      ipPrefix: '192.0.2.0/24',
    }
    const { counts } = await bring({
      now,
      lines: [
        lineOf('in@example.org', { ...evidence, signedUpAt: past, confirmedAt: past }),
        lineOf('bare@example.org', { source: 'A stall' }),
        lineOf('left@example.org', { state: 'unsubscribed', unsubscribedAt: past }),
        lineOf('bounced@example.org', { suppressed: { at: past, reason: 'bounce' } }),
        lineOf('never@example.org', { state: 'unconfirmed' }),
      ],
    })
    expect(counts).toEqual({ subscribed: 2, unsubscribed: 1, suppressed: 1, never_agreed: 1 })
    expect(await found('in@example.org')).toMatchObject({
      state: 'confirmed',
      requestedAt: past,
      confirmedAt: past,
      name: 'Anna Berg',
      tags: ['Riga', 'a,"b'],
      note: 'Met\tat the\nfair \\',
      consents: [{ kind: 'imported', source: testSource, ipPrefix: '192.0.2.0/24', at: now }],
    })
    // A confirmation that the file does not name is not made up.
    expect(await found('bare@example.org')).toMatchObject({
      state: 'confirmed',
      requestedAt: now,
      confirmedAt: null,
      consents: [{ kind: 'imported', source: 'A stall' }],
    })
    expect(await found('left@example.org')).toMatchObject({
      state: 'unsubscribed',
      unsubscribedAt: past,
      withdrawnRequest: 1,
      consents: [{ kind: 'recorded' }, { kind: 'withdrawn', at: past }],
    })
    expect(await found('bounced@example.org')).toMatchObject({
      suppressedAt: past,
      suppressedReason: 'bounce',
    })
    expect(await db().suppression.count()).toBe(1)
    expect(await db().subscriber.findUnique({ where: { email: 'never@example.org' } })).toBeNull()
  })

  it('takes the most careful of several rows about one person', async () => {
    const email = 'twice@example.org'
    const rows = [
      lineOf(email),
      lineOf(email, { state: 'unsubscribed' }),
      lineOf(email, { suppressed: { at: null, reason: 'complaint' } }),
      lineOf(email, { state: 'unconfirmed' }),
    ]
    const { id, counts } = await bring({ now, lines: rows })
    expect(counts).toEqual({ suppressed: 1 })
    const rejections = await db().importRejection.findMany({
      where: { importId: id },
      orderBy: { line: 'asc' },
    })
    expect(rejections.map(({ line, reason, value }) => [line, reason, value])).toEqual([
      [2, 'twice', email],
      [3, 'twice', email],
      [5, 'twice', email],
    ])
    expect((await db().import.findUniqueOrThrow({ where: { id } })).rejected).toEqual({ twice: 3 })
  })

  it('brings nobody back who left, was suppressed or was erased here', async () => {
    await seed('left@example.org', { state: 'unsubscribed' })
    await seed('suppressed@example.org', { suppressedAt: past, suppressedReason: 'staff' })
    await db().suppression.create({
      data: { addressHash: suppressionHash('hash@example.org'), reason: 'bounce', at: past },
    })
    await db().erasedAddress.create({
      data: { addressHash: suppressionHash('erased@example.org'), at: past },
    })
    const before = await db().subscriber.findMany({ orderBy: { email: 'asc' } })
    const lines = ['left', 'suppressed', 'hash', 'erased'].map((name) => lineOf(`${name}@example.org`))
    const { id, counts } = await bring({ now, lines })
    expect(counts).toEqual({ left_before: 1, suppressed_before: 2, erased: 1 })
    expect(await db().subscriber.findMany({ orderBy: { email: 'asc' } })).toEqual(before)
    const values = await db().importRejection.findMany({ where: { importId: id }, select: { value: true } })
    expect(values.map(({ value }) => value)).not.toContain('erased@example.org')
  })

  it('stops the newsletter for people the file says have left, bounced or complained', async () => {
    for (const name of ['leaver', 'bounced', 'complained', 'stays']) await seed(`${name}@example.org`)
    await seed('asked@example.org', { state: 'unconfirmed', confirmedAt: null })
    const { counts } = await bring({
      now,
      lines: [
        lineOf('leaver@example.org', { state: 'unsubscribed' }),
        lineOf('bounced@example.org', { suppressed: { at: null, reason: 'bounce' } }),
        lineOf('complained@example.org', { suppressed: { at: null, reason: 'complaint' } }),
        lineOf('stays@example.org'),
        lineOf('asked@example.org', { state: 'unsubscribed' }),
      ],
    })
    expect(counts).toEqual({ stops: 3, marked: 1, known: 1 })
    expect(await found('leaver@example.org')).toMatchObject({
      state: 'unsubscribed',
      consents: [{ kind: 'withdrawn' }],
    })
    expect(await found('bounced@example.org')).toMatchObject({
      state: 'confirmed',
      suppressedReason: 'bounce',
    })
    expect(await found('complained@example.org')).toMatchObject({
      state: 'unsubscribed',
      suppressedReason: 'complaint',
      consents: [{ kind: 'withdrawn' }, { kind: 'suppressed' }],
    })
    expect(await found('stays@example.org')).toMatchObject({ state: 'confirmed', importId: null })
    expect(await found('asked@example.org')).toMatchObject({ state: 'unsubscribed' })
  })

  it('mails people who never agreed a link to confirm, if staff choose so, and counts them as not confirmed', async () => {
    const lines = [
      lineOf('in@example.org'),
      lineOf('never@example.org', { state: 'unconfirmed', signedUpAt: past }),
    ]
    const { counts } = await bring({ now, lines, asksToConfirm: true })
    expect(counts).toEqual({ subscribed: 1, invited: 1 })
    // From today, because unconfirmed addresses are erased after a month.
    expect(await found('never@example.org')).toMatchObject({ state: 'unconfirmed', requestedAt: now })
    const mails = await db().mail.findMany({ select: { toAddress: true, kind: true } })
    expect(mails).toEqual([{ toAddress: 'never@example.org', kind: 'confirm-subscription' }])
  })

  it('adds nobody the second time', async () => {
    const lines = [
      lineOf('in@example.org'),
      lineOf('left@example.org', { state: 'unsubscribed' }),
      lineOf('bounced@example.org', { suppressed: { at: null, reason: 'bounce' } }),
    ]
    await bring({ now, lines })
    const before = await db().subscriber.findMany({ include: { consents: true }, orderBy: { email: 'asc' } })
    const { counts } = await bring({ now, lines })
    expect(counts).toEqual({ known: 3 })
    const after = await db().subscriber.findMany({ include: { consents: true }, orderBy: { email: 'asc' } })
    expect(after).toEqual(before)
  })
})

describe('the course of an import', () => {
  const many = Array.from({ length: 25_000 }, (_, n) => lineOf(`reader-${(n * 7919) % 25_000}@example.org`))

  it('is shared by two workers at once, and the preview counted what became of it', async () => {
    const id = await stage({ lines: many, now })
    const preview = await countVerdicts(db(), { importId: id, isOwn: false, asksToConfirm: false })
    await approve(id, { now })
    await Promise.all([runImport(id, { now }), runImport(id, { now })])
    const row = await db().import.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({ state: 'done', taken: 25_000, counts: { subscribed: 25_000 } })
    expect(row.counts).toEqual(preview)
    expect(await db().subscriber.count()).toBe(25_000)
    expect(await db().consentEvent.count()).toBe(25_000)
    expect(await db().importLine.count({ where: { importId: id } })).toBe(0)
  })

  it('goes on after a worker was killed between two batches', async () => {
    const id = await stage({ lines: many, now })
    await approve(id, { now })
    const died = runImport(id, {
      now,
      onProgress: () => {
        throw new Error('killed')
      },
    })
    await expect(died).rejects.toThrow('killed')
    expect(await db().import.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'importing',
      taken: 10_000,
    })
    await runImport(id, { now })
    expect(await db().import.findUniqueOrThrow({ where: { id } })).toMatchObject({
      counts: { subscribed: 25_000 },
    })
    expect(await db().subscriber.count()).toBe(25_000)
  })
})
