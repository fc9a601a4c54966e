import { afterEach, expect, it } from 'vitest'
import { GET as live } from '../app/api/health/live/route'
import { GET as ready } from '../app/api/health/route'
import { db, disconnect } from './db'

async function setReadOnly(isReadOnly: boolean): Promise<void> {
  const [named] = await db().$queryRaw<{ name: string }[]>`select current_database() as name`
  await db().$transaction([
    db().$executeRawUnsafe('set transaction read write'),
    db().$executeRawUnsafe(
      `alter database "${named?.name ?? ''}" set default_transaction_read_only = ${isReadOnly}`,
    ),
  ])
  // The setting applies to new connections only.
  await disconnect()
}

afterEach(() => setReadOnly(false))

it('is ready while the database is writable, and always alive', async () => {
  expect((await ready()).status).toBe(200)
  await setReadOnly(true)
  expect((await ready()).status).toBe(503)
  expect(live().status).toBe(200)
  await setReadOnly(false)
  expect((await ready()).status).toBe(200)
})
