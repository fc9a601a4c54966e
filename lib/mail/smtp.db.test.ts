import { afterEach, expect, it } from 'vitest'
import { startBareSink, type BareStep, type Turn } from '../../testing/bare-sink'
import type { Misbehaviour } from '../../dev/mail/mail-sink'
import { world } from '../../testing/world'
import { openConnection } from './smtp'

// The result that a connection reports for a mail: 'failed' only if the server provably has not accepted it.

const message = Buffer.from(`Subject: A mail\r\n\r\n${'Words.\r\n'.repeat(4_000)}`)
const mail = { from: 'paper@example.org', to: 'reader@example.org', message }

/** The timeout for a silent server; long enough to reach that step on a busy machine. */
const stallMs = 2_000
/** A limit, so that a hang ends. */
const patienceMs = 60_000

async function hand(how: Misbehaviour) {
  const connection = await openConnection()
  world().mails.misbehave(how)
  const answer = await connection.hand(mail, how.does === 'stall' ? stallMs : patienceMs)
  const isOpen = connection.isOpen()
  connection.close()
  return { kind: answer.kind, isForGood: 'isForGood' in answer ? answer.isForGood : null, isOpen }
}

afterEach(() => {
  world().mails.behave()
  world().mails.clear()
})

const [failed, uncertain] = ['failed', 'uncertain'].map((kind) => ({ kind, isForGood: null, isOpen: false }))
const refused = (isForGood: boolean) => ({ kind: 'refused', isForGood, isOpen: true })

it.each([
  ['from', { refuse: 451 }, failed],
  ['from', { refuse: 550 }, failed],
  ['from', 'hang up', failed],
  ['from', 'stall', failed],
  ['to', { refuse: 421 }, failed],
  ['to', { refuse: 450 }, refused(false)],
  ['to', { refuse: 550 }, refused(true)],
  ['to', 'hang up', failed],
  ['to', 'stall', failed],
  ['taken', { refuse: 421 }, failed],
  ['taken', { refuse: 451 }, refused(false)],
  ['taken', { refuse: 554 }, refused(true)],
  ['taken', 'hang up', uncertain],
  ['taken', 'stall', uncertain],
] as const)(
  'at "%s", where the server does %o, it is certain of what can be known',
  async (at, does, said) => {
    expect(await hand({ at, does })).toEqual(said)
  },
)

it('continues with the next mail after a refused one', async () => {
  const connection = await openConnection()
  world().mails.misbehave({ at: 'to', does: { refuse: 550 }, to: mail.to })
  expect(await connection.hand(mail, patienceMs)).toMatchObject({ kind: 'refused' })
  expect(await connection.hand({ ...mail, to: 'other@example.org' }, patienceMs)).toEqual({ kind: 'taken' })
  connection.close()
  expect(world().mails.mails.map(({ envelope }) => envelope.to)).toEqual([['other@example.org']])
})

it('refuses an address that SMTP cannot carry, before any command', async () => {
  const connection = await openConnection()
  const answer = await connection.hand({ ...mail, to: 'a>b@example.org' }, patienceMs)
  expect(answer).toMatchObject({ kind: 'refused', isForGood: true })
  connection.close()
})

it('does not open if the server refuses the connection', async () => {
  world().mails.misbehave({ at: 'connect', does: { refuse: 421 } })
  await expect(openConnection()).rejects.toThrow('did not take it')
})

it('never reports "failed" for a mail that arrived, wherever a connection breaks', async () => {
  const steps: BareStep[] = ['from', 'to', 'data', 'content', 'dot', 'answered']
  let dies: BareStep | undefined
  const decide = (step: BareStep): Turn => (step === dies ? 'cut' : 'go on')
  const sink = await startBareSink({ decide, port: 0 })
  const kinds: Record<string, string> = {}
  for (const step of steps) {
    dies = undefined
    sink.taken.clear()
    const connection = await openConnection(sink.smtpUrl)
    dies = step
    const { kind } = await connection.hand(mail, patienceMs)
    connection.close()
    kinds[step] = kind
    if (kind === 'failed') expect(sink.taken.size).toBe(0)
    if (kind === 'taken') expect(sink.taken.size).toBe(1)
  }
  await sink.stop()
  expect(kinds).toMatchObject({
    from: 'failed',
    to: 'failed',
    data: 'failed',
    dot: 'uncertain',
    answered: 'taken',
  })
})
