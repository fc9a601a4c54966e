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

const hosts = ['mx1.example.org', 'in.relay.example']
const judge = (fetched: FetchedPolicy, mailServers: string[] | null = hosts) =>
  judgePolicy({ at: 'a', fetched, hosts: mailServers })
const matching = (words: RegExp) => expect.stringMatching(words) as string

it.each<[string, FetchedPolicy, string, RegExp]>([
  ['a good one', text(good), 'good', /encrypt/],
  [
    'one with LF and spaces',
    text([good.map((line) => ` ${line.replace(': ', ' :  ')} `).join('\n')]),
    'good',
    /encrypt/,
  ],
  ['one with a repeated field', text([...good, 'mode: none', 'max_age: 1']), 'good', /encrypt/],
  ['one with a line that is no field', text(['# mode: none', ...good]), 'good', /encrypt/],
  [
    'one with capitals in a server',
    text(instead('mx: mx1.example.org', 'mx: MX1.example.org')),
    'good',
    /encrypt/,
  ],
  ['testing', text(instead('mode: enforce', 'mode: testing')), 'warning', /only reported/],
  ['none', text(instead('mode: enforce', 'mode: none')), 'warning', /switched off/],
  ['no mode', text(instead('mode: enforce', '')), 'bad', /no known mode/],
  ['another version', text(instead('version: STSv1', 'version: STSv2')), 'bad', /STSv1/],
  [
    'another server',
    text(instead('mx: mx1.example.org', 'mx: old.example.org')),
    'bad',
    /not name mx1\.example\.org,.* servers refuse to deliver/,
  ],
  [
    'another server while testing',
    text(instead('mode: enforce', 'mode: testing').filter((line) => !line.startsWith('mx: mx1'))),
    'bad',
    /not name mx1\.example\.org,.* would refuse to deliver/,
  ],
  [
    'other servers',
    text([...good.filter((line) => !line.startsWith('mx')), 'mx: b']),
    'bad',
    /org, in\.relay/,
  ],
  [
    'a wildcard of two labels',
    text(instead('mx: *.relay.example', 'mx: *.example')),
    'bad',
    /in\.relay\.example/,
  ],
  ['no server', text(good.filter((line) => !line.startsWith('mx'))), 'bad', /names no mail server/],
  ['a day', text(instead('max_age: 604800', 'max_age: 86400')), 'warning', /within a week/],
  ['no age', text(instead('max_age: 604800', '')), 'warning', /max_age/],
  [
    'an age of more digits than allowed',
    text(instead('max_age: 604800', 'max_age: 99999999999')),
    'warning',
    /max_age/,
  ],
  ['a page', text(good, 'text/html'), 'bad', /text\/plain/],
  ['a type that only contains the right one', text(good, 'x-text/plain'), 'bad', /text\/plain/],
  ['a redirect', { kind: 'status', status: 301 }, 'bad', /answers 301/],
  ['a bad certificate', { kind: 'certificate' }, 'bad', /certificate/],
  ['no answer', { kind: 'unreachable' }, 'unknown', /could not be fetched/],
])('%s', (_, fetched, verdict, words) => {
  expect(judge(fetched)).toMatchObject({ verdict, words: matching(words) })
})

it('names mail servers as the DNS writes them', () => {
  expect(judge(text(good), ['MX1.example.org.']).verdict).toBe('good')
})

it('is not blamed for mail servers that could not be looked up', () => {
  expect(judge(text(good), null).verdict).toBe('good')
})

it('is shown by its first lines, without empty ones', () => {
  const fields = good.map((line) => `${line}\r\n  `)
  expect(judge(text(fields))).toMatchObject({ name: 'MTA-STS policy', at: 'a', found: good })
  expect(judge(text([good.join('\n')], 'text/html')).found).toEqual(good)
  expect(judge(text([...good, ...Array.from({ length: 50 }, () => 'mx: b')])).found).toHaveLength(12)
  expect(judge({ kind: 'status', status: 404 }).found).toEqual([])
})

it('is judged in linear time, whatever it has', () => {
  const long = text(['mx: '.repeat(20_000), ...Array.from({ length: 5_000 }, () => 'mx:' + ' '.repeat(300))])
  expect(judge(long, null).verdict).toBe('bad')
})
