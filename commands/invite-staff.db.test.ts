import { expect, it } from 'vitest'
import { runProgram } from '../testing/run-program'
import { world } from '../testing/world'
import { work } from '../testing/fixtures/work'
import { db } from '../lib/db'

async function inviteStaff(...args: string[]): Promise<{ code: number | null; said: string }> {
  const { code, out, err } = await runProgram('invite-staff', args, { environment: world().environment })
  return { code, said: out + err }
}

it('the command invites by mail, once, and writes an audit entry', async () => {
  const first = await inviteStaff('Chief@Example.org', 'administrator')
  expect(first).toMatchObject({ code: 0 })
  expect(first.said).toContain('chief@example.org is invited as administrator')
  const second = await inviteStaff('chief@example.org', 'editor')
  expect(second).toMatchObject({ code: 1 })
  expect(second.said).toContain('invited already')

  await work()
  const mails = world().mails.mails.filter(({ envelope }) => envelope.to.includes('chief@example.org'))
  expect(mails.map(({ subject }) => subject)).toEqual(['You are invited to the desk of The Moscow Times'])
  expect(await db().auditEntry.findMany()).toMatchObject([
    { staffId: null, action: 'people.invited', subject: 'address:chief@example.org' },
  ])
})

it('the command prints its usage if it is called wrongly', async () => {
  for (const args of [[], ['chief@example.org', 'king']]) {
    const answer = await inviteStaff(...args)
    expect(answer).toMatchObject({ code: 1 })
    expect(answer.said).toContain('Usage: npm run staff:invite')
  }
})
