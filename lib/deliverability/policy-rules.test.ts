import { expect, it } from 'vitest'
import { judgePolicy, type FetchedPolicy } from './policy-rules'

const text = (lines: string[], type = 'text/plain; charset=utf-8'): FetchedPolicy => ({
  kind: 'text',
  type,
  text: lines.join('\r\n'),
})
const good = [
  'version: STSv1',
  'mode: enforce',
  'mx: mx1.example.org',
  'mx: *.relay.example',
  'max_age: 604800',
]
const instead = (line: string, by: string) => good.map((each) => (each === line ? by : each))

it.each<[string, FetchedPolicy, string, RegExp]>([
  ['a good one', text(good), 'good', /encrypt/],
  [
    'one with LF and spaces',
    text([good.map((line) => line.replace(': ', ' :  ')).join('\n')]),
    'good',
    /encrypt/,
  ],
  ['testing', text(instead('mode: enforce', 'mode: testing')), 'warning', /only reported/],
  ['none', text(instead('mode: enforce', 'mode: none')), 'warning', /switched off/],
  ['no mode', text(instead('mode: enforce', '')), 'bad', /no known mode/],
  ['another version', text(instead('version: STSv1', 'version: STSv2')), 'bad', /STSv1/],
  ['another server', text(instead('mx: mx1.example.org', 'mx: old.example.org')), 'bad', /mx1\.example\.org/],
  [
    'a wildcard of two labels',
    text(instead('mx: *.relay.example', 'mx: *.example')),
    'bad',
    /in\.relay\.example/,
  ],
  ['no server', text(good.filter((line) => !line.startsWith('mx'))), 'bad', /names no mail server/],
  ['a day', text(instead('max_age: 604800', 'max_age: 86400')), 'warning', /within a week/],
  ['no age', text(instead('max_age: 604800', '')), 'warning', /within a week/],
  ['a page', text(good, 'text/html'), 'bad', /text\/plain/],
  ['a redirect', { kind: 'status', status: 301 }, 'bad', /answers 301/],
  ['a bad certificate', { kind: 'certificate' }, 'bad', /certificate/],
  ['no answer', { kind: 'unreachable' }, 'unknown', /could not be fetched/],
])('%s', (_, fetched, verdict, words) => {
  const hosts = ['mx1.example.org', 'in.relay.example']
  expect(judgePolicy({ at: 'a', fetched, hosts })).toMatchObject({
    verdict,
    words: expect.stringMatching(words) as string,
  })
})

it('is judged in linear time, whatever it has', () => {
  const long = text(['mx: '.repeat(20_000), ...Array.from({ length: 5_000 }, () => 'mx:' + ' '.repeat(300))])
  expect(judgePolicy({ at: 'a', fetched: long, hosts: null }).verdict).toBe('bad')
})
