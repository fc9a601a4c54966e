import { beforeEach, expect, it } from 'vitest'
import { world } from '../../testing/world'
import {
  freeze,
  makeApprovedEdition,
  sendUntil,
  subscribe,
  untilClosed,
} from '../../testing/fixtures/sending'
import { db, inTransaction } from '../db'
import { deliverMail } from './deliver-mail'
import { postMail } from './post-mail'
import { readOwnAddress } from './return-path'
import { hangUp } from './smtp'

Object.assign(process.env, {
  RETURN_PATH_DOMAIN: 'bounces.example.org',
  MAIL_FROM_NEUTRAL: 'Records <records@plain.example>',
})

const now = new Date('2026-11-23T12:00:00Z')
const sentTo = (address: string) => world().mails.mails.find(({ envelope }) => envelope.to.includes(address))

beforeEach(hangUp)

async function post(to: string, isNeutral: boolean): Promise<string> {
  const content = { subject: 'A mail', html: '<p>Words</p>', text: 'Words', isNeutral }
  await inTransaction((transaction) =>
    postMail(transaction, { uniqueKey: to, kind: 'receipt', to, content }, now),
  )
  const { id } = await db().mail.findUniqueOrThrow({ where: { uniqueKey: to } })
  await deliverMail(id, { now })
  return id
}

it('each mail of the outbox has a return path of its own, and the same sender as before', async () => {
  const mailId = await post('plain@example.org', false)
  const mail = sentTo('plain@example.org')
  expect(readOwnAddress(mail?.envelope.from ?? '')).toEqual({ kind: 'bounce', mailId })
  expect(mail?.from?.text).toContain('newsletter@example.org')
})

it('a neutral mail does not name the newspaper’s domain as where it came from', async () => {
  await post('neutral@example.org', true)
  expect(sentTo('neutral@example.org')?.envelope.from).toBe('records@plain.example')
})

it('so has each mail of an edition, with an address for leaving beside the link', async () => {
  const readers = await subscribe(3)
  const number = await makeApprovedEdition()
  await freeze(number)
  await sendUntil(untilClosed(number))
  for (const { id: subscriberId, email } of readers) {
    const mail = sentTo(email)
    expect(readOwnAddress(mail?.envelope.from ?? '')).toEqual({
      kind: 'bounce',
      editionNumber: number,
      subscriberId,
    })
    const { unsubscribe } = mail?.headers.get('list') as { unsubscribe: { url: string; mail: string } }
    expect(unsubscribe.url).toContain('/api/newsletter/unsubscribe?token=')
    expect(readOwnAddress(unsubscribe.mail.replace('?subject=unsubscribe', ''))).toEqual({
      kind: 'leave',
      subscriberId,
    })
  }
})
