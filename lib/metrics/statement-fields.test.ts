import { expect, it } from 'vitest'
import { statementFields } from './statement-fields'

const textOf = (text: string) => statementFields(text).fields['db.query.text']

it.each([
  ['select "id" from "mails"\n  where "id" = $1', 'select "id" from "mails" where "id" = $1'],
  ["select 1 from people where email = 'anna@example.org'", 'select ? from people where email = ?'],
  ["select 'it''s anna@example.org', 'b'", 'select ?, ?'],
  ["select E'a\\'anna@example.org', $12", 'select ?, $12'],
  ["select 'anna@example.org", 'select ?'],
  ['select $$anna@example.org$$, $tag$ anna $tag$', 'select ?, ?'],
  ['select 2.50 as t1 -- anna@example.org', 'select ? as t1'],
  ['select /* anna@example.org */ c', 'select c'],
])('keeps the statement and none of its values: %s', (statement, plain) => {
  expect(textOf(statement)).toBe(plain)
})

it('names the operation, and shortens a long statement', () => {
  expect(statementFields('INSERT into x values ($1)').operation).toBe('insert')
  expect(statementFields('(select $1)').operation).toBe('statement')
  expect(String(textOf(`select ${'$1, '.repeat(50_000)}`)).length).toBe(2_000)
})

it('keeps no value where a long statement is cut', () => {
  expect(textOf(`select '${'anna@example.org '.repeat(5_000)}'`)).toBe('select ?')
})
