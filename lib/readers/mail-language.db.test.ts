import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { db } from '../db'
import { findConfirmedLanguage, findMailLanguage, setMailLanguage } from './mail-language'

const at = new Date('2026-11-24T12:00:00Z')
const later = new Date('2026-11-25T12:00:00Z')
let email = ''

beforeAll(async () => {
  email = `${randomUUID()}@example.org`
  const subscriber = { email, state: 'confirmed', requestedAt: at, confirmedAt: at, language: 'ru' } as const
  await db().subscriber.create({ data: subscriber })
})

it('mails are in the language in which their reader last did something that was confirmed', async () => {
  expect(await findMailLanguage(db(), 'nobody@example.org')).toBe('en')
  expect(await findConfirmedLanguage(db(), 'nobody@example.org')).toBeNull()
  expect(await findMailLanguage(db(), email)).toBe('ru')
  const day = new Date('2027-01-01')
  const reminder = { email, dueOn: day, frequency: 'once', currency: 'usd', createdAt: later } as const
  const { id } = await db().reminder.create({ data: { ...reminder, state: 'unconfirmed', language: 'en' } })
  // Anybody can type an address into a form.
  expect(await findMailLanguage(db(), email)).toBe('ru')
  await db().reminder.update({ where: { id }, data: { state: 'waiting', confirmedAt: later } })
  expect(await findMailLanguage(db(), email)).toBe('en')
})

it('a choice counts for all mails to the address, and once more changes nothing', async () => {
  await Promise.all([setMailLanguage(email, 'ru'), setMailLanguage(email, 'ru')])
  expect(await findMailLanguage(db(), email)).toBe('ru')
  expect(await db().reminder.findMany({ where: { email }, select: { language: true } })).toEqual([
    { language: 'ru' },
  ])
})
