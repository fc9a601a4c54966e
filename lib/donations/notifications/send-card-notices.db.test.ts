import { expect, it } from 'vitest'
import { world } from '../../../testing/world'
import { dayMs, give, now } from '../../../testing/fixtures/donor'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import { sendCardNotices } from './send-card-notices'

type Given = Awaited<ReturnType<typeof give>>

async function expireIn(days: number, { id, cardId }: Given & { cardId: string }): Promise<void> {
  const day = new Date(now().getTime() + days * dayMs).toISOString().slice(0, 10)
  const cardExpiresOn = new Date(`${day}T00:00:00Z`)
  await db().donation.update({ where: { id }, data: { cardExpiresOn, cardId } })
}

async function noticesTo(email: string) {
  await work()
  return world().mails.mails.filter(
    ({ envelope, subject }) => envelope.to.includes(email) && subject === 'Your card expires soon',
  )
}

it('tells a donor once, on any server, a month before a card expires; again for another card', async () => {
  const given = await give()
  await expireIn(40, { ...given, cardId: 'pm_1' })
  expect(await sendCardNotices(now())).toBe(0)
  await expireIn(20, { ...given, cardId: 'pm_1' })
  await Promise.all([sendCardNotices(now()), sendCardNotices(now())])
  expect(await sendCardNotices(now())).toBe(0)
  const [notice, ...others] = await noticesTo(given.email)
  expect(others).toEqual([])
  expect(notice?.text).toContain('Visa ending in 4242')
  expect(notice?.text).toMatch(/\/donate\/card\?token=/)
  await expireIn(20, { ...given, cardId: 'pm_2' })
  expect(await sendCardNotices(now())).toBe(1)
  expect(await noticesTo(given.email)).toHaveLength(2)
})

it('tells nobody whose donation ends, whose card has expired, or who pays nothing more', async () => {
  const given = await give()
  await expireIn(20, { ...given, cardId: 'pm_1' })
  const set = (data: object) => db().donation.update({ where: { id: given.id }, data })
  await set({ state: 'ending' })
  expect(await sendCardNotices(now())).toBe(0)
  await set({ state: 'active', nextChargeAt: null })
  expect(await sendCardNotices(now())).toBe(0)
  await set({ nextChargeAt: now() })
  await expireIn(-1, { ...given, cardId: 'pm_1' })
  expect(await sendCardNotices(now())).toBe(0)
})
