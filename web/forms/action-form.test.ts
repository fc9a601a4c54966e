import { expect, it } from 'vitest'
import { isActionForm } from './action-form'

const id = '7f'.repeat(21)
const served: [string, string][] = [
  ['$ACTION_REF_1', ''],
  ['$ACTION_1:0', JSON.stringify({ id, bound: '$@1' })],
  ['$ACTION_1:1', '[{"errors":[],"values":{}}]'],
  ['$ACTION_KEY', 'p/sign-in?back=%2Fstaff'],
  ['email', '$anything {'],
]

const changed = (name: string, value: string) =>
  served.map(([field, old]): [string, string] => [field, field === name ? value : old])

it('accepts what our pages and Next’s client send', () => {
  expect(isActionForm(served, false)).toBe(true)
  expect(
    isActionForm(
      [
        [`$ACTION_ID_${id}`, ''],
        ['token', 'x'],
      ],
      false,
    ),
  ).toBe(true)
  expect(
    isActionForm(
      [
        ['1_email', 'a@example.org'],
        ['0', '[{"errors":[],"values":{"email":"$$x"}},"$K1"]'],
      ],
      true,
    ),
  ).toBe(true)
  expect(isActionForm([['0', '[]']], true)).toBe(true)
})

it.each([
  ['a reference to nothing', served.filter(([name]) => name !== '$ACTION_1:0'), false],
  ['a reference that is no JSON', changed('$ACTION_1:0', '{'), false],
  ['a reference to a part that was not sent', served.filter(([name]) => name !== '$ACTION_1:1'), false],
  ['a part that waits for itself', changed('$ACTION_1:1', '["$@1"]'), false],
  ['a second reference behind a good one', [['$ACTION_1:0', 'null'], ...served], false],
  ['an id that is none', changed('$ACTION_1:0', '{"id":"x#y","bound":null}'), false],
  ['a state that is no JSON', changed('$ACTION_1:1', '{'), false],
  ['a state that refers to a module', changed('$ACTION_1:1', '["$F1"]'), false],
  ['a key as long as a book', changed('$ACTION_KEY', 'x'.repeat(9_000)), false],
  ['arguments that wait for a part that was not sent', [['0', '["$@1"]']], true],
  ['arguments that are missing', [['1_email', 'x']], true],
  ['arguments that are no list', [['0', '{}']], true],
  ['arguments with a promise of another kind', [['0', '["$Q1"]']], true],
  ['arguments as deep as a well', [['0', '['.repeat(3_000) + ']'.repeat(3_000)]], true],
  ['arguments with a prototype', [['0', '[{"__proto__":{"a":1}}]']], true],
] as [string, [string, string][], boolean][])('refuses %s', (_, fields, isOfNext) => {
  expect(isActionForm(fields, isOfNext)).toBe(false)
})
