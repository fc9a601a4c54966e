import { beforeAll, expect, it } from 'vitest'
import { nameSettings } from '../../testing/fixtures/settings'
import { languages, type Language } from '../languages/rules'
import { textIn } from '../languages/text'
import { makeCalendarFile } from './make-calendar-file'

beforeAll(nameSettings)

const file = (language: Language = 'en') =>
  makeCalendarFile({
    day: '2026-12-24',
    donation: {
      frequency: 'monthly',
      currency: 'eur',
      amount: '10',
      article: 'a-rather-long-slug-of-an-article-that-needs-folding',
    },
    now: new Date('2026-11-23T12:00:00Z'),
    t: textIn(language),
  })

it('is one event at nine in the morning, with an alarm', () => {
  expect(file()).toContain('DTSTART:20261224T080000Z\r\n')
  expect(file()).toContain('BEGIN:VALARM\r\n')
})

it('links to the donation box with the reader’s choice', () => {
  const unfolded = file().replaceAll('\r\n ', '')
  expect(unfolded).toContain(
    'URL:http://localhost:3000/donate?frequency=monthly&currency=eur&amount=10&article=',
  )
})

it('speaks its reader’s language, and leads to a page in it', () => {
  const unfolded = file('ru').replaceAll('\r\n ', '')
  expect(unfolded).toContain('\r\nSUMMARY:Напоминание\\, о котором вы просили\r\n')
  expect(unfolded).toContain('URL:http://localhost:3000/ru/donate?')
  expect(unfolded).not.toMatch(/reminder you|left off/)
})

it.each(languages)('has no line over 75 octets, and the line ends of the standard (%s)', (language) => {
  const lines = file(language).split('\r\n')
  expect(lines.at(-1)).toBe('')
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
})

it('shows nothing on a lock screen that could harm its reader', () => {
  const shown = file()
    .split('\r\n')
    .filter((line) => /^SUMMARY/.test(line))
    .concat(file().split('BEGIN:VALARM')[1] ?? '')
    .join('\n')
  expect(shown).not.toMatch(/support|donat|undesirable|moscow/i)
})
