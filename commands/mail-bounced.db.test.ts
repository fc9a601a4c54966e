import { expect, it } from 'vitest'
import { runProgram } from '../testing/run-program'
import { world } from '../testing/world'
import { bounceMail } from '../testing/fixtures/bounce-mail'
import { exampleMail } from '../testing/fixtures/example-returned-mail'
import { db } from '../lib/db'
import { returnPathOf } from '../lib/mail/return-path'

const names = { RETURN_PATH_DOMAIN: 'bounces.example.org' }
Object.assign(process.env, names)

/** As the alias of a mail server runs it. */
async function mailBounced(
  mail: string | Buffer,
  { environment = {}, options = [] }: { environment?: Record<string, string>; options?: string[] } = {},
): Promise<{ code: number | null; said: string }> {
  const given = { ...world().environment, ...names, ...environment }
  const { code, out, err } = await runProgram('mail-bounced', options, { environment: given, input: mail })
  return { code, said: out + err }
}

it('the command records a bounce from its input, once, and ignores any other mail', async () => {
  const now = world().clock.now()
  const email = 'piped@example.org'
  const { id } = await db().subscriber.create({ data: { email, state: 'confirmed', requestedAt: now } })
  await db().delivery.create({
    data: { editionNumber: 7, subscriberId: id, state: 'sent', outcomeAt: now },
  })
  const mail = bounceMail({ email, messageId: `<7.${id}@example.org>`, status: '5.1.1' })
  expect(await mailBounced(mail)).toEqual({ code: 0, said: expect.stringContaining('is recorded') as string })
  expect((await db().subscriber.findUniqueOrThrow({ where: { id } })).suppressedReason).toBe('bounce')

  // record-returned-mail.db.test.ts has other mails; a process for each would take long.
  expect(await mailBounced('Subject: hello\n\nA note to the editor.')).toEqual({
    code: 0,
    said: expect.stringContaining('Nothing was changed') as string,
  })
})

it('the command asks the mail server to try again while the database is unavailable', async () => {
  const mail = bounceMail({
    email: 'later@example.org',
    messageId: '<7.00000000-0000-7000-8000-000000000000@example.org>',
    status: '5.1.1',
  })
  expect(
    await mailBounced(mail, { environment: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing' } }),
  ).toMatchObject({
    code: 75,
  })
})

it('the command reads a mail that is not UTF-8, and is told its recipient', async () => {
  const now = world().clock.now()
  const { id } = await db().subscriber.create({
    data: { email: 'cyrillic@example.org', state: 'confirmed', requestedAt: now },
  })
  await db().delivery.create({ data: { editionNumber: 7, subscriberId: id, state: 'sent', outcomeAt: now } })
  const to = returnPathOf({ editionNumber: 7, subscriberId: id }) ?? ''
  // The mail itself names none of ours.
  const mail = exampleMail('hard-cp1251-8bit-human-part', 'x')
  expect(await mailBounced(mail, { options: ['--to', to] })).toMatchObject({ code: 0 })
  expect((await db().subscriber.findUniqueOrThrow({ where: { id } })).suppressedReason).toBe('bounce')
})
