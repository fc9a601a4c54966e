import { beforeEach, expect, it } from 'vitest'
import { world } from '../../../../testing/world'
import {
  editionOf,
  eventually,
  freeze,
  makeApprovedEdition,
  sendUntil,
  subscribe,
  untilClosed,
} from '../../../../testing/fixtures/sending'
import { db } from '../../../db'
import { moveEditions } from '../../state/move-editions'
import { pauseEdition } from '../by-staff/pause-edition'
import { prepareEdition } from './prepare-edition'
import { releaseHeld } from '../by-staff/release-held'
import { resumeEdition } from '../by-staff/resume-edition'

const now = () => world().clock.now()
const staffId = '01930000-0000-7000-8000-000000000001'
const both = { words: 'Open in the browser', russian: 'Открыть в браузере' }

beforeEach(async () => {
  await db().$executeRaw`truncate deliveries, sender_rate_limits, subscribers cascade`
  await db().$executeRaw`update editions set state = 'sent' where state <> 'sent'`
  world().mails.clear()
})

const mailsTo = (email: string) => world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))
const mailTo = (email: string) => {
  const [mail, ...others] = mailsTo(email)
  expect(others).toEqual([])
  return mail
}

it('gives each reader the frame in their language as of the sending, one mail each, with the same headers', async () => {
  const [english, leaving] = await subscribe(2)
  const [russian, joining] = await subscribe(2, { language: 'ru' })
  const number = await makeApprovedEdition(both)
  await freeze(number)
  // Both choose another language after the audience was frozen.
  await db().subscriber.update({ where: { id: leaving?.id ?? '' }, data: { language: 'ru' } })
  await db().subscriber.update({ where: { id: joining?.id ?? '' }, data: { language: 'en' } })
  expect(await sendUntil(untilClosed(number), 2)).toMatchObject({ sent: 4, isBalanced: true })
  for (const reader of [english, joining]) {
    const mail = mailTo(reader?.email ?? '')
    expect(mail?.text).toMatch(/^Open in the browser\n\nhttp:\/\/localhost:3000\/newsletter\/preferences\?/)
    expect(mail?.html).toContain(both.words)
  }
  for (const reader of [russian, leaving]) {
    const mail = mailTo(reader?.email ?? '')
    expect(mail?.text).toMatch(
      /^Открыть в браузере\n\nhttp:\/\/localhost:3000\/ru\/newsletter\/preferences\?/,
    )
    expect(mail?.html).toContain(both.russian)
    expect(mail?.subject).toBe(`Edition ${number}`)
    // Programs unsubscribe at one address, whatever the language.
    const { unsubscribe } = mail?.headers.get('list') as { unsubscribe: { url: string } }
    expect(new URL(unsubscribe.url).pathname).toBe('/api/newsletter/unsubscribe')
  }
})

it('sends an edition that was approved in English alone to all readers as it was', async () => {
  const [reader] = await subscribe(1, { language: 'ru' })
  const number = await makeApprovedEdition({ words: 'Good morning.' })
  await freeze(number)
  expect(await sendUntil(untilClosed(number))).toMatchObject({ sent: 1, isBalanced: true })
  expect(mailTo(reader?.email ?? '')?.text).toMatch(/^Good morning\.\n/)
})

it('makes the same bytes before and after a pause, and on another machine', async () => {
  const number = await makeApprovedEdition(both)
  await freeze(number)
  const at = now()
  const copy = async (language: 'en' | 'ru') => {
    const reader = { subscriberId: staffId, link: staffId, email: 'reader@example.org', sending: 0, language }
    return (await prepareEdition(number, at))?.(reader, at)
      .message.toString()
      .replaceAll(/(?<=_NmP-)\w+/g, 'boundary')
  }
  const before = [await copy('en'), await copy('ru')]
  expect(before[0]).not.toBe(before[1])
  await pauseEdition({ number, staffId }, at)
  await resumeEdition({ number, staffId }, at)
  expect(await Promise.all([copy('en'), copy('ru')])).toEqual(before)
})

it.each([
  [
    'changed',
    (number: number) =>
      db().editionFrame.updateMany({ where: { editionNumber: number }, data: { html: '' } }),
  ],
  ['removed', (number: number) => db().editionFrame.deleteMany({ where: { editionNumber: number } })],
])(
  'holds an edition if one of its languages was %s after the approval, and does not release it',
  async (_, spoil) => {
    await subscribe(1)
    const number = await makeApprovedEdition(both)
    await db().edition.update({ where: { number }, data: { sendsAt: now() } })
    await spoil(number)
    await moveEditions(now())
    expect(await editionOf(number)).toMatchObject({ state: 'held', reason: 'bytes_changed' })
    expect(await releaseHeld({ number, staffId }, now())).toEqual({ ok: false, reason: 'bytes_changed' })
  },
)

it('holds one whose other language changed while it is sent, before the first mail', async () => {
  await subscribe(1)
  const number = await makeApprovedEdition(both)
  await freeze(number)
  await db().editionFrame.updateMany({ where: { editionNumber: number }, data: { text: 'Changed' } })
  await sendUntil(() =>
    eventually(
      () => editionOf(number),
      ({ state }) => state === 'held',
    ),
  )
  expect(world().mails.mails).toEqual([])
})
