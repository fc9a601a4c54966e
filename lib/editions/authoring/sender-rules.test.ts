import { expect, it } from 'vitest'
import { judgeRecords } from './sender-rules'

const verdicts = (records: Parameters<typeof judgeRecords>[1]) =>
  judgeRecords('times.example', records).map(({ name, verdict }) => `${name} ${verdict}`)

it('finds what the domain’s DNS says about its mail', () => {
  const spf = ['verification=1', 'v=spf1 include:mail.example -all']
  const dkim = ['v=DKIM1; k=rsa; p=MIIBIjANBg']
  expect(verdicts({ spf, dkim, dmarc: ['v=DMARC1; p=reject'] })).toEqual([
    ...['SPF good', 'DKIM good', 'DMARC good'],
  ])
})

it('only warns about a missing record or a failed lookup', () => {
  const warned = ['SPF warning', 'DKIM warning', 'DMARC warning']
  expect(verdicts({ spf: [], dkim: [], dmarc: ['something'] })).toEqual(warned)
  expect(verdicts({ spf: null, dkim: null, dmarc: null })).toEqual(warned)
  // A revoked key is published as an empty value.
  expect(verdicts({ spf: [], dkim: ['v=DKIM1; p='], dmarc: [] })).toEqual(warned)
  expect(verdicts({ spf: [], dkim: 'unsigned', dmarc: [] })).toEqual(warned)
})

it('reads a record by its beginning, and a key wherever it stands', () => {
  const nothing = { spf: [], dkim: [], dmarc: [] }
  const verdictOf = (name: string, found: Partial<Parameters<typeof judgeRecords>[1]>) =>
    judgeRecords('times.example', { ...nothing, ...found }).find((check) => check.name === name)?.verdict
  expect(verdictOf('SPF', { spf: ['V=SPF1 -all'] })).toBe('good')
  expect(verdictOf('SPF', { spf: ['v=spf10 -all'] })).toBe('warning')
  expect(verdictOf('SPF', { spf: ['note v=spf1'] })).toBe('warning')
  expect(verdictOf('DMARC', { dmarc: ['v=dmarc1; p=none'] })).toBe('good')
  expect(verdictOf('DMARC', { dmarc: ['v=DMARC12'] })).toBe('warning')
  expect(verdictOf('DMARC', { dmarc: ['old v=DMARC1'] })).toBe('warning')
  for (const record of ['p=MIIB', ' p=+A', 'k=rsa;p=/A', 'v=DKIM1;  p=A; s=email'])
    expect(verdictOf('DKIM', { dkim: [record] })).toBe('good')
  for (const record of ['', 'v=DKIM1; sp=A', 'p=;', 'v=DKIM1; p= ;'])
    expect(verdictOf('DKIM', { dkim: [record] })).toBe('warning')
})

it('says of each record what is there, what is missing, or that nobody answered', () => {
  const words = (records: Parameters<typeof judgeRecords>[1]) =>
    judgeRecords('times.example', records).map((check) => check.words)
  const there = words({ spf: ['v=spf1'], dkim: ['p=A'], dmarc: ['v=DMARC1'] })
  const missing = words({ spf: [], dkim: [], dmarc: [] })
  const [unanswered, ...others] = words({ spf: null, dkim: null, dmarc: null })
  const [, unsigned] = words({ spf: [], dkim: 'unsigned', dmarc: [] })
  for (const index of [0, 2])
    for (const each of [there, missing]) expect(each[index]).toMatch(/^times\.example (says|does not say) /)
  expect(others).toEqual([unanswered, unanswered])
  const all = [...there, ...missing, unanswered, unsigned]
  expect(new Set(all).size).toBe(8)
  for (const each of all) expect(each).toMatch(/^\w.{20,}\.$/)
})
