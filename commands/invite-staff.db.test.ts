import { spawn } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'
import { world } from '../testing/world'
import { work } from '../testing/fixtures/work'
import { db } from '../lib/db'

const root = path.resolve(import.meta.dirname, '..')

/** `npm run staff:invite -- …`, without the part that looks for a running system. */
async function inviteStaff(...args: string[]): Promise<{ code: number | null; said: string }> {
  const entry = path.join(root, 'commands', 'invite-staff.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...args], {
    cwd: root,
    env: { ...process.env, ...world().environment },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => (said += text.toString()))
  }
  return { code: await new Promise((resolve) => child.once('close', resolve)), said }
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
