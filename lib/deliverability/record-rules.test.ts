import { expect, it } from 'vitest'
import { judgeDkim, judgeDmarc, judgeMtaSts, judgeMx, judgeSpf, judgeTlsReports } from './record-rules'

it.each([
  [['v=spf1 include:relay.example -all'], 'good'],
  [['V=SPF1 mx ~all', 'verification=1'], 'good'],
  [['v=spf1 redirect=_spf.example.org'], 'good'],
  [['v=spf1 include:relay.example'], 'warning'],
  [['v=spf1 +all'], 'bad'],
  [['v=spf1 mx all'], 'bad'],
  [['v=spf1 -all', 'v=spf1 mx -all'], 'bad'],
  [[`v=spf1 ${'include:a.example '.repeat(11)}-all`], 'bad'],
  [[`v=spf1 ${'include:a.example '.repeat(10)}-all`], 'good'],
  [['v=spf10 -all'], 'bad'],
  [[], 'bad'],
  [null, 'unknown'],
] as const)('SPF %j is %s', (records, verdict) =>
  expect(judgeSpf('example.org', records === null ? null : [...records]).verdict).toBe(verdict),
)

it.each([
  [['v=DMARC1; p=reject'], 'good'],
  [['v=DMARC1;p=quarantine; rua=mailto:a@example.org'], 'good'],
  [['v=DMARC1; p=none'], 'warning'],
  [['v=DMARC1; p=reject; aspf=s'], 'warning'],
  [['v=DMARC1; p=reject', 'v=DMARC1; p=none'], 'bad'],
  [['v=DMARC12; p=reject'], 'bad'],
  [[], 'bad'],
  [null, 'unknown'],
] as const)('DMARC %j is %s', (records, verdict) =>
  expect(judgeDmarc('_dmarc.example.org', records === null ? null : [...records]).verdict).toBe(verdict),
)

it.each([
  [undefined, 'warning'],
  [['v=DKIM1; k=rsa; p=MIIB'], 'good'],
  [['p=A'], 'good'],
  [['v=DKIM1; p='], 'bad'],
  [['v=DKIM1; sp=A'], 'bad'],
  [[], 'bad'],
  [null, 'unknown'],
] as const)('DKIM %j is %s', (records, verdict) =>
  expect(judgeDkim('k._domainkey.example.org', records == null ? records : [...records]).verdict).toBe(
    verdict,
  ),
)

it('a domain receives mail, or says that it does not', () => {
  expect(judgeMx('example.org', ['mx.example.org']).verdict).toBe('good')
  for (const hosts of [[], [''], ['.']]) expect(judgeMx('example.org', hosts).verdict).toBe('bad')
  expect(judgeMx('example.org', null).verdict).toBe('unknown')
})

it('TLS reports and MTA-STS are found by their version, and are advice', () => {
  expect(judgeTlsReports('a', ['v=TLSRPTv1; rua=mailto:a@example.org']).verdict).toBe('good')
  expect(judgeTlsReports('a', ['v=TLSRPTv1;']).verdict).toBe('warning')
  expect(judgeMtaSts('a', ['v=STSv1; id=20261128']).verdict).toBe('good')
  expect(judgeMtaSts('a', ['v=STSv1']).verdict).toBe('warning')
})
