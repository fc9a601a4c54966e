import { expect, it } from 'vitest'
import { db } from '../db'
import { assumeRole } from './assume-role'
import { changeRole } from './change-role'

// Settings are read once, at the first database query.
process.env.FIRST_ADMIN_EMAIL = 'Chief@Example.org'

const now = new Date('2026-11-24T12:00:00Z')
const account = (email: string) => db().user.create({ data: { email, createdAt: now } })

it('the first administrator is the address in the settings, while there is none', async () => {
  await account('somebody@example.org')
  const chief = await account('chief@example.org')
  expect(await assumeRole('somebody@example.org', now)).toBe('reader')
  expect(await assumeRole('chief@example.org', now)).toBe('administrator')
  expect(await assumeRole('chief@example.org', now)).toBe('administrator')
  expect(await db().auditEntry.findMany()).toMatchObject([
    { staffId: chief.id, action: 'people.joined', details: { role: 'administrator' } },
  ])
})

it('an administrator who was removed does not come back by the settings while there is another', async () => {
  const other = await db().user.create({
    data: { email: 'other@example.org', role: 'administrator', createdAt: now },
  })
  const chief = await db().user.findUniqueOrThrow({ where: { email: 'chief@example.org' } })
  expect((await changeRole({ userId: chief.id, role: 'reader' }, { by: other.id, now })).ok).toBe(true)
  expect(await assumeRole('chief@example.org', now)).toBe('reader')
})
