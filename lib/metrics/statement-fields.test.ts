import { expect, it } from 'vitest'
import { operationOf, statementFields } from './statement-fields'

const textOf = (text: string) => statementFields(text)['db.query.text']

it.each([
  ['select "id" from "mails"\n  where "id" = $1', 'select "id" from "mails" where "id" = $1'],
  ["select 1 from people where email = 'anna@example.org'", 'select ? from people where email = ?'],
  ["select 'it''s anna@example.org', 'b'", 'select ?, ?'],
  ["select E'a\\'anna@example.org', $12", 'select ?, $12'],
  ["select 'anna@example.org", 'select ?'],
  ['select $$anna@example.org$$, $tag$ anna $tag$', 'select ?, ?'],
  ['select 2.50 as t1 -- anna@example.org', 'select ? as t1'],
  ['select /* anna@example.org */ c', 'select c'],
  ['select /* a /* b */ anna@example.org */ c', 'select c'],
  ['select a /* anna /* b */ @example.org', 'select a'],
  ['select a /*/ anna */, b */ c', 'select a , b */ c'],
  ['select 1e5, 0xFF, t1', 'select ?, ?, t1'],
])('keeps the statement and none of its values: %s', (statement, plain) => {
  expect(textOf(statement)).toBe(plain)
})

it('names the operation, and shortens a long statement', () => {
  expect(operationOf('\n  INSERT into x values ($1)')).toBe('insert')
  expect(operationOf('(select $1)')).toBe('statement')
  expect(String(textOf(`select ${'$1, '.repeat(50_000)}`)).length).toBe(2_000)
})

it('keeps no value where a long statement is cut', () => {
  expect(textOf(`select '${'anna@example.org '.repeat(5_000)}'`)).toBe('select ?')
})
