import { expect, it } from 'vitest'
import { judgeRecords } from './sender-rules'

const verdicts = (records: Parameters<typeof judgeRecords>[1]) =>
  judgeRecords('times.example', records).map(({ name, verdict }) => `${name} ${verdict}`)

it('finds what the domain says of its mail', () => {
  const spf = ['verification=1', 'v=spf1 include:mail.example -all']
  expect(verdicts({ spf, dmarc: ['v=DMARC1; p=reject'] })).toEqual(['SPF good', 'DMARC good'])
})

it('warns, and no more, of what is missing or could not be asked', () => {
  expect(verdicts({ spf: [], dmarc: ['something'] })).toEqual(['SPF warning', 'DMARC warning'])
  expect(verdicts({ spf: null, dmarc: null })).toEqual(['SPF warning', 'DMARC warning'])
})
