import { expect, it } from 'vitest'
import { escapeUnreadable, storable } from './text'

it('keeps what PostgreSQL can store, and replaces what it cannot', () => {
  expect(storable('a\0b\ud800c\udfff')).toBe('a\uFFFDb\uFFFDc\uFFFD')
  expect(storable('Привет 😀\n')).toBe('Привет 😀\n')
})

it('escapes what would break a line of a list or a log', () => {
  expect(escapeUnreadable('a\0\n\u2028\ud800é😀')).toBe('a\\u0000\\u000a\\u2028\\ud800é😀')
})
