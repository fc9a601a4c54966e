import { expect, it } from 'vitest'
import { choiceFor, sayExamples } from './notice-rules'
import type { Notice } from './rules'

it.each([
  ['confirmed_at', undefined, 'reject'],
  ['paused_until', undefined, 'reject'],
  ['signed_up_at', undefined, 'empty'],
  ['confirmed_at', 'empty', 'empty'],
  ['signed_up_at', 'reject', 'reject'],
  ['confirmed_at', 'day_first', 'reject'],
  ['signed_up_at', 'day_first', 'empty'],
] as const)('an unreadable date of %s, decided as %s: %s', (meaning, dates, choice) => {
  expect(choiceFor({ meaning }, { dates } as Parameters<typeof choiceFor>[1])).toBe(choice)
})

it('shows the first damaged values with their lines, and what each would become', () => {
  const say = (...examples: Notice['examples']) => sayExamples({ examples } as Notice)
  expect(say()).toBe('')
  const date = { line: 3, value: '31/31/2024', mended: '' }
  const name = { line: 7, value: 'ÐÐ½Ð½Ð°', mended: 'Анна' }
  expect(say(date)).toBe(', for example “31/31/2024” (line 3)')
  expect(say(date, name)).toBe(', for example “31/31/2024” (line 3), “ÐÐ½Ð½Ð°” for “Анна” (line 7)')
})
