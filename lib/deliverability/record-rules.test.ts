import { describe, expect, it } from 'vitest'
import {
  judgeDkim,
  judgeDmarc,
  judgeMtaSts,
  judgeMx,
  judgeSpf,
  judgeTlsReports,
  type RecordCheck,
} from './record-rules'

/** The records, the verdict, and the phrase that tells staff why or what to do next. */
type Case = [records: string[], verdict: RecordCheck['verdict'], words: RegExp]

const at = 'news.example.org'
const matching = (words: RegExp) => expect.stringMatching(words) as string

describe.each([
  ['SPF', judgeSpf],
  ['DKIM', judgeDkim],
  ['DMARC', judgeDmarc],
  ['MX', judgeMx],
  ['TLS reports', judgeTlsReports],
  ['MTA-STS', judgeMtaSts],
])('the check of %s', (name, judge) => {
  it('names what was looked up and where', () => {
    expect(judge(at, [])).toMatchObject({ name, at, found: [] })
  })

  it('blames no record if no DNS server answered', () => {
    const words = matching(/No DNS server answered.*again/)
    expect(judge(at, null)).toEqual({ name, at, verdict: 'unknown', words, found: [] })
  })
})

describe('SPF', () => {
  const services = (count: number, term: string) => `v=spf1${` ${term}`.repeat(count)} -all`

  it.each<Case>([
    [['v=spf1 include:relay.example -all'], 'good', /news\.example\.org says who may send/],
    [['V=SPF1 MX ~ALL'], 'good', /may send/],
    [['v=spf1 redirect=_spf.example.org'], 'good', /may send/],
    [['v=spf1 mx -all exp=why.example.org'], 'good', /may send/],
    [['v=spf1 -all +all'], 'good', /may send/],
    [['v=spf1'], 'warning', /forbids nothing.*-all/],
    [['v=spf1 include:relay.example'], 'warning', /forbids nothing/],
    [['v=spf1 include:relay-all'], 'warning', /forbids nothing/],
    [['v=spf1 -all.example'], 'warning', /forbids nothing/],
    [['v=spf1 mx ?all'], 'warning', /forbids nothing/],
    [['v=spf1 ?all redirect=_spf.example.org'], 'warning', /forbids nothing/],
    [['v=spf1 +all'], 'bad', /allows everybody.*-all/],
    [['v=spf1 mx all'], 'bad', /allows everybody/],
    [['v=spf1 include:relay-all.example +all'], 'bad', /allows everybody/],
    [['v=spf1 +all -all'], 'bad', /allows everybody/],
    [['v=spf1 -all', 'v=spf1 mx -all'], 'bad', /several SPF records.*Keep one/],
    [[], 'bad', /news\.example\.org does not say.*v=spf1 include/],
    [['v=spf10 -all'], 'bad', /does not say/],
    [['it was v=spf1 -all'], 'bad', /does not say/],
  ])('of %j is %s: %s', (records, verdict, words) => {
    expect(judgeSpf(at, records)).toMatchObject({ verdict, words: matching(words) })
  })

  it.each([
    'include:a.example',
    '?include:a.example',
    'exists:a.example',
    'a',
    '-a',
    'a:b.example',
    'mx',
    'mx/24',
    'ptr',
  ])('may need ten lookups, and "%s" needs one', (term) => {
    expect(judgeSpf(at, [services(10, term)]).verdict).toBe('good')
    expect(judgeSpf(at, [services(11, term)])).toMatchObject({
      verdict: 'bad',
      words: matching(/needs 11 lookups.*more than 10.*Remove/),
    })
  })

  it('counts the redirect as a lookup too', () => {
    const record = `v=spf1${' mx'.repeat(10)} redirect=_spf.example.org`
    expect(judgeSpf(at, [record]).words).toMatch(/11 lookups/)
  })

  it.each(['ip4:192.0.2.1', 'ip6:2001:db8::1', 'x-include:a.example', 'exp=a.example', 'amx'])(
    'needs no lookup for "%s"',
    (term) => expect(judgeSpf(at, [services(11, term)]).verdict).toBe('good'),
  )

  it('shows the records of SPF among others of the domain', () => {
    const [ours, other] = ['v=spf1 mx -all', 'verification=1']
    expect(judgeSpf(at, [other, ours])).toMatchObject({ verdict: 'good', found: [ours] })
  })
})

describe('DKIM', () => {
  it.each<Case>([
    [['v=DKIM1; k=rsa; p=MIIB'], 'good', /signed, and its key is in the DNS/],
    [['p=A'], 'good', /is in the DNS/],
    [['v=DKIM1; p = MIIB=='], 'good', /is in the DNS/],
    [['p=', 'p=MIIB'], 'good', /is in the DNS/],
    [['v=DKIM1; p='], 'bad', /revoked.*DKIM_PRIVATE_KEY/],
    [['p= ; k=rsa'], 'bad', /revoked/],
    [['verification=1', 'p='], 'bad', /revoked/],
    [['v=DKIM1; sp=A'], 'bad', /key is not in the DNS.*TXT record at news\.example\.org/],
    [['p=“MIIB”'], 'bad', /not in the DNS/],
    [[], 'bad', /not in the DNS/],
  ])('of %j is %s: %s', (records, verdict, words) => {
    expect(judgeDkim(at, records)).toMatchObject({ verdict, words: matching(words), found: records })
  })

  it('is advice if we do not sign', () => {
    const words = matching(/do not sign.*\.env\.example/)
    expect(judgeDkim(at, undefined)).toEqual({ name: 'DKIM', at, verdict: 'warning', words, found: [] })
  })
})

describe('DMARC', () => {
  it.each<Case>([
    [['v=DMARC1; p=reject'], 'good', /says what to do with forged email/],
    [['v=DMARC1;p=quarantine; rua=mailto:a@example.org'], 'good', /says what/],
    [['v=DMARC1 ; p = Reject'], 'good', /says what/],
    [['v=DMARC1; p=reject; aspf=r'], 'good', /says what/],
    [['v=DMARC1; p=none'], 'warning', /only reported.*p=quarantine/],
    [['v=DMARC1; sp=reject'], 'warning', /only reported/],
    [['v=DMARC1'], 'warning', /only reported/],
    [['v=DMARC1; p=reject; aspf=s'], 'warning', /Remove aspf=s/],
    [['v=DMARC1; p=reject;ASPF = S'], 'warning', /Remove aspf=s/],
    [['v=DMARC1; p=reject', 'v=DMARC1; p=none'], 'bad', /several DMARC records.*Keep one/],
    [['v=DMARC12; p=reject'], 'bad', /does not say.*Start with “v=DMARC1/],
    [['v=dmarc1; p=reject'], 'bad', /does not say/],
    [['p=reject; v=DMARC1'], 'bad', /does not say/],
    [[], 'bad', /does not say/],
  ])('of %j is %s: %s', (records, verdict, words) => {
    expect(judgeDmarc(at, records)).toMatchObject({ verdict, words: matching(words) })
  })

  it('shows the records of DMARC among others', () => {
    const [ours, other] = ['v=DMARC1; p=none', 'verification=1']
    expect(judgeDmarc(at, [other, ours]).found).toEqual([ours])
  })
})

describe('MX', () => {
  it.each<Case>([
    [['mx.example.org'], 'good', /news\.example\.org can receive email/],
    [[], 'bad', /news\.example\.org has no mail server.*Add an MX record/],
  ])('of %j is %s: %s', (hosts, verdict, words) => {
    expect(judgeMx(at, hosts)).toMatchObject({ verdict, words: matching(words), found: hosts })
  })

  it.each([[['']], [['.']], [['', 'mx.example.org']]])(
    'of %j says that the domain accepts no email',
    (hosts) => {
      const words = matching(/news\.example\.org says that it accepts no email/)
      expect(judgeMx(at, hosts)).toMatchObject({ verdict: 'bad', words, found: [] })
    },
  )
})

describe('TLS reports', () => {
  it.each<Case>([
    [['v=TLSRPTv1; rua=mailto:a@example.org'], 'good', /servers report to you/],
    [['v=TLSRPTv1 ;rua=https://example.org/reports'], 'good', /report to you/],
    [['verification=1', 'v=TLSRPTv1; rua=mailto:a@example.org'], 'good', /report to you/],
    [['v=TLSRPTv1;'], 'warning', /Nobody reports.*v=TLSRPTv1; rua=/],
    [['v=TLSRPTv1; rua=a@mailto:example.org'], 'warning', /Nobody reports/],
    [['v=tlsrptv1; rua=mailto:a@example.org'], 'warning', /Nobody reports/],
    [['rua=mailto:a@example.org'], 'warning', /Nobody reports/],
    [[], 'warning', /Nobody reports/],
    [
      ['v=TLSRPTv1; rua=mailto:a@example.org', 'v=TLSRPTv1; rua=mailto:b@example.org'],
      'warning',
      /several TLSRPT records.*Keep one/,
    ],
  ])('of %j is %s: %s', (records, verdict, words) => {
    const found = records.filter((record) => record.startsWith('v=TLSRPTv1'))
    expect(judgeTlsReports(at, records)).toMatchObject({ verdict, words: matching(words), found })
  })
})

describe('MTA-STS', () => {
  it.each<Case>([
    [['v=STSv1; id=20261128'], 'good', /has a policy/],
    [['v=STSv1;id=A1;'], 'good', /has a policy/],
    [['verification=1', `v=STSv1; id=${'1'.repeat(32)}`], 'good', /has a policy/],
    [[`v=STSv1; id=${'1'.repeat(33)}`], 'warning', /no valid id.*letters and digits/],
    [['v=STSv1; id=2026-11-28'], 'warning', /no valid id/],
    [['v=STSv1; id=1=2'], 'warning', /no valid id/],
    [['v=STSv1; id=“1'], 'warning', /no valid id/],
    [['v=STSv1'], 'warning', /no valid id/],
    [['v=STSv1; id=1', 'v=STSv1; id=2'], 'warning', /several MTA-STS records.*Keep one/],
    [['v=stsv1; id=1'], 'warning', /may travel unencrypted.*publish/],
    [['v=STSv12; id=1'], 'warning', /unencrypted/],
    [[], 'warning', /unencrypted/],
  ])('of %j is %s: %s', (records, verdict, words) => {
    const found = records.filter((record) => /^v=STSv1\b/.test(record))
    expect(judgeMtaSts(at, records)).toMatchObject({ verdict, words: matching(words), found })
  })
})
