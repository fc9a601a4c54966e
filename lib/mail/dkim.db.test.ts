import { createHash, createVerify, generateKeyPairSync } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import type { SunkMail } from '../../dev/mail/mail-sink'
import { world } from '../../testing/world'
import { composeBulk } from './compose-bulk'
import { handOver, openConnection } from './smtp'

// Verified independently, by RFC 6376 and without our own code, on the mails that arrived.

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
Object.assign(process.env, {
  DKIM_DOMAIN: 'example.org',
  DKIM_SELECTOR: 'newsletter',
  DKIM_PRIVATE_KEY: pem.replaceAll('\n', '\\n'),
})

const places = ['x'.repeat(36) + '.0.' + 'y'.repeat(43), 'v'.repeat(36) + '.0.' + 'w'.repeat(43)]
const words = ['A'.repeat(36) + '.0.' + '_'.repeat(43), 'B'.repeat(36) + '.0.' + '-'.repeat(43)]
const listHeaders = (token = '') => ({
  'List-Id': 'The Weekly <newsletter.example.org>',
  'List-Unsubscribe': `<https://example.org/leave?token=${token}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})
const edition = {
  subject: 'Снег, and  two  spaces',
  html: `<p style="color:red">Снег — a  line\twith   spaces  </p>\n\n.\n..dots\n<a href="https://example.org/?a=${places[0]}&amp;b=${places[1]}">x</a>${'long '.repeat(80)}\n\n\n`,
  text: `A line that ends in blanks   \n.\n${'word, '.repeat(40)}\nhttps://example.org/?t=${places[0]}\n${places[1]}`,
}
const fill = (text: string) =>
  places.reduce((all, place, which) => all.replaceAll(place, words[which] ?? ''), text)

beforeEach(() => world().mails.clear())

it('signs every copy of an edition with its List-Unsubscribe header, and fills in each copy exactly', async () => {
  const print = await composeBulk({ ...edition, headers: listHeaders(places[0]), places })
  const message = print({ to: 'reader@example.org', messageId: '<1.2@localhost>', date: new Date(0), words })
  const connection = await openConnection()
  const answer = await connection.hand(
    { from: 'newsletter@example.org', to: 'reader@example.org', message },
    60_000,
  )
  expect(answer).toEqual({ kind: 'taken' })
  connection.close()
  const [mail] = world().mails.mails as [SunkMail]
  expect(verify(mail.raw)).toEqual({ isBodyWhole: true, isSigned: true, fields: everyField })
  expect(mail.html).toBe(fill(edition.html))
  expect(mail.text?.trimEnd()).toBe(fill(edition.text))
  expect(mail.subject).toBe(edition.subject)
  expect(mail.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line).toContain(words[0])
  expect(mail.date).toEqual(new Date(0))
})

it('leaves nothing of one reader in the next copy', async () => {
  const print = await composeBulk({ ...edition, headers: listHeaders(places[0]), places })
  const copy = { to: 'reader@example.org', messageId: '<1.2@localhost>', date: new Date(0), words }
  const first = print(copy)
  const others = words.map((word) => word.replace(/[AB_-]/g, 'z'))
  const other = print({ ...copy, words: others }).toString('latin1')
  expect(other).not.toMatch(/A{9}|B{9}|_{9}/)
  expect(print(copy)).toEqual(first)
  expect(() => print({ ...copy, words: ['short', others[1] ?? ''] })).toThrow('as long as its place')
})

it('signs mails of the outbox too', async () => {
  const mail = {
    ...edition,
    to: 'reader@example.org',
    messageId: '<3@localhost>',
    headers: listHeaders('abc'),
  }
  await handOver(mail)
  const [sunk] = world().mails.mails as [SunkMail]
  expect(verify(sunk.raw)).toEqual({ isBodyWhole: true, isSigned: true, fields: everyField })
})

it('notices a mail that was changed in transit', async () => {
  await handOver({ ...edition, to: 'reader@example.org', messageId: '<4@localhost>', headers: listHeaders() })
  const [{ raw }] = world().mails.mails as [SunkMail]
  const changed = (from: string, to: string) =>
    verify(Buffer.from(raw.toString('latin1').replace(from, to), 'latin1'))
  expect(changed('blanks', 'planks').isBodyWhole).toBe(false)
  expect(changed('One-Click', 'Two-Click').isSigned).toBe(false)
})

const everyField = expect.arrayContaining([
  ...['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'],
  ...['list-id', 'list-unsubscribe', 'list-unsubscribe-post'],
]) as string[]

function verify(raw: Buffer): { isBodyWhole: boolean; isSigned: boolean; fields: string[] } {
  const text = raw.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const headers = text.slice(0, end).split(/\r\n(?![ \t])/)
  const signature = headers.find((header) => /^dkim-signature:/i.test(header)) ?? ''
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((tag) => [
        tag.slice(0, tag.indexOf('=')).trim(),
        tag.slice(tag.indexOf('=') + 1).replace(/\s/g, ''),
      ]),
  )
  const fields = (tags.get('h') ?? '').split(':')
  const signed = fields.map((field) => relaxed(headers.findLast((header) => nameOf(header) === field) ?? ''))
  const data = [...signed, relaxed(signature.replace(/([;\s]b=)[^;]*$/, '$1'))].join('\r\n')
  const isSigned = createVerify('sha256')
    .update(data)
    .verify(publicKey, tags.get('b') ?? '', 'base64')
  const body = text
    .slice(end + 4)
    .split('\r\n')
    .map((row) => row.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
    .join('\r\n')
    .replace(/(\r\n)*$/, '\r\n')
  const hash = createHash('sha256').update(Buffer.from(body, 'latin1')).digest('base64')
  return { isBodyWhole: hash === tags.get('bh'), isSigned, fields }
}

const nameOf = (header: string) => header.slice(0, header.indexOf(':')).trim().toLowerCase()

function relaxed(header: string): string {
  const value = header
    .slice(header.indexOf(':') + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
  return `${nameOf(header)}:${value}`
}
