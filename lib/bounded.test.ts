import { expect, it } from 'vitest'
import { calendarDay, listPlace, rowNumber, wholeNumber } from './bounded'

const id = '01930000-0000-7000-8000-000000000000'

it.each([
  [wholeNumber(0), ['0', '2147483647'], ['2147483648', '-1', '1.5', '1e99', 'x', 'Infinity']],
  [rowNumber, ['1', '9223372036854775807'], ['9223372036854775808', '0', '-1', 'x', '1.5']],
  [
    calendarDay('no'),
    ['2026-11-28', '1900-01-01'],
    ['0000-01-01', '9999-12-31', '2026-02-30', '2026-1-1', '+12026-01-01'],
  ],
  [
    listPlace,
    [`2026-11-28T01:02:03.004Z_${id}`],
    [
      `0000-01-01T00:00:00.000Z_${id}`,
      `2026-13-01T00:00:00.000Z_${id}`,
      `2026-11-28T01:02:03.004Z_${'-'.repeat(36)}`,
      '_',
      `${id}_`,
    ],
  ],
] as const)('accepts only what its column can hold', (schema, good, bad) => {
  for (const value of good) expect(schema.safeParse(value).success, value).toBe(true)
  for (const value of bad) expect(schema.safeParse(value).success, value).toBe(false)
})
