import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { world } from '../../../testing/world'
import { approvedEdition, emptyPaper, staffMember } from '../../../testing/fixtures/edition-fixtures'
import { work } from '../../../testing/fixtures/work'
import { sendTest } from './send-test'

const now = new Date('2026-11-24T12:00:00Z')
let [anna, boris] = ['', '']

beforeEach(async () => {
  await emptyPaper()
  anna = await staffMember('anna@example.org', 'editor', now)
  boris = await staffMember('boris@example.org', 'approver', now)
})

describe('a test mail', () => {
  it('goes only to staff, marked, once per form, without any reader’s link', async () => {
    const number = await approvedEdition({ by: anna, second: boris }, now)
    const formKey = randomUUID()
    const test = (to: string, language?: 'ru') =>
      sendTest({ number, staffId: anna, to, formKey, ...(language && { language }) }, now)
    expect(await test('reader@example.org')).toEqual({ ok: false, reason: 'not_staff' })
    await Promise.all([test('boris@example.org'), test('boris@example.org')])
    await work()
    const mails = world().mails.mails.filter(({ envelope }) => envelope.to.includes('boris@example.org'))
    expect(mails).toHaveLength(1)
    expect(mails[0]?.subject).toMatch(/^Test: Story /)
    expect(mails[0]?.text).not.toMatch(/token/)
    expect(mails[0]?.text).toContain('http://localhost:3000/newsletter')

    await Promise.all([test('anna@example.org', 'ru'), test('anna@example.org', 'ru')])
    await work()
    const toAnna = () =>
      world().mails.mails.filter(({ envelope }) => envelope.to.includes('anna@example.org'))
    const russian = toAnna()
    expect(russian).toHaveLength(1)
    expect(russian[0]?.text).toContain('Отписаться')
    expect(russian[0]?.text).not.toMatch(/token/)

    // A second colleague from the same form, as after "Back".
    await test('anna@example.org')
    await work()
    expect(toAnna()).toHaveLength(2)
  })
})
