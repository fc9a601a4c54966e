import { expect, it } from 'vitest'
import { isDestructive } from './rules'

it.each([
  ['unsubscribe', true],
  ['suppress', true],
  ['add_tag', false],
  ['remove_tag', false],
] as const)('staff confirm "%s" first: %s', (what, isConfirmed) => {
  expect(isDestructive(what)).toBe(isConfirmed)
})
