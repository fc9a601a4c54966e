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
