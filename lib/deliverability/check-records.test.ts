import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startDnsServer, type DnsServer, type Zone } from '../../testing/dns-server'
import { nameSettings } from '../../testing/fixtures/settings'

let dns: DnsServer
let policies: Server
let policy: { status: number; text: string } = { status: 404, text: '' }
let checkRecords: typeof import('./check-records').checkRecords

const good: Zone = {
  'bounces.news.example.org': { txt: ['v=spf1 include:relay.example -all'], mx: ['in.example.org'] },
  'k1._domainkey.news.example.org': { txt: [`v=DKIM1; k=rsa; p=${'A'.repeat(300)}`] },
  '_dmarc.example.org': { txt: ['v=DMARC1; p=reject'] },
  'news.example.org': { mx: ['mx2.example.org', 'mx1.example.org'] },
  '_smtp._tls.news.example.org': { txt: ['v=TLSRPTv1; rua=mailto:tls@example.org'] },
  '_mta-sts.news.example.org': { txt: ['v=STSv1; id=1;'] },
}

beforeAll(async () => {
  dns = await startDnsServer({})
  policies = createServer((_, answer) => {
    answer.writeHead(policy.status, { 'content-type': 'text/plain', location: '/elsewhere' }).end(policy.text)
  })
  await new Promise<void>((resolve) => policies.listen(0, '127.0.0.1', resolve))
  nameSettings()
  Object.assign(process.env, {
    MAIL_FROM: 'News <newsletter@news.example.org>',
    RETURN_PATH_DOMAIN: 'bounces.news.example.org',
    DNS_RESOLVER: dns.address,
    MTA_STS_BASE: `http://127.0.0.1:${(policies.address() as AddressInfo).port}`,
    DKIM_DOMAIN: 'news.example.org',
    DKIM_SELECTOR: 'k1',
    DKIM_PRIVATE_KEY: await makeKey(),
  })
  ;({ checkRecords } = await import('./check-records'))
})
const goodPolicy = 'version: STSv1\nmode: enforce\nmx: *.example.org\nmax_age: 604800\n'
beforeEach(() => {
  setZone(good)
  policy = { status: 200, text: goodPolicy }
})
afterAll(async () => {
  await dns.stop()
  policies.closeAllConnections()
  policies.close()
})

async function makeKey(): Promise<string> {
  const { generateKeyPairSync } = await import('node:crypto')
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
  return String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
}

function setZone(zone: Zone): void {
  dns.zone = zone
}

const verdicts = async () => (await checkRecords()).map(({ name, verdict }) => `${name} ${verdict}`)

it('finds each record where it belongs, with DMARC of the domain above', async () => {
  const checks = await checkRecords()
  expect(checks.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
    ...[
      'SPF good',
      'DKIM good',
      'DMARC good',
      'MX good',
      'MX good',
      'TLS reports good',
      'MTA-STS good',
      'MTA-STS policy good',
    ],
  ])
  expect(checks.find(({ name }) => name === 'DMARC')).toMatchObject({ at: '_dmarc.example.org' })
  expect(checks.find(({ name }) => name === 'MX')?.found).toEqual(['mx2.example.org', 'mx1.example.org'])
})

it('says of each missing record what to do', async () => {
  setZone({})
  const checks = await checkRecords()
  expect(checks.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
    ...['SPF bad', 'DKIM bad', 'DMARC bad', 'MX bad', 'MX bad', 'TLS reports warning', 'MTA-STS warning'],
  ])
  for (const { words } of checks) expect(words).toMatch(/^\w.{30,}\.$/)
})

it('says that a server did not answer, and of the others what they say', async () => {
  setZone({ ...good, 'bounces.news.example.org': null })
  expect(await verdicts()).toEqual([
    ...[
      'SPF unknown',
      'DKIM good',
      'DMARC good',
      'MX good',
      'MX unknown',
      'TLS reports good',
      'MTA-STS good',
      'MTA-STS policy good',
    ],
  ])
})

it('fetches the policy that the record names, and says why one does not count', async () => {
  const found = async () => (await checkRecords()).find(({ name }) => name === 'MTA-STS policy')
  for (const status of [301, 404]) {
    policy = { status, text: goodPolicy }
    expect(await found()).toMatchObject({
      verdict: 'bad',
      words: expect.stringContaining(String(status)) as string,
    })
  }
  policy = { status: 200, text: 'x'.repeat(1_000_000) }
  expect(await found()).toMatchObject({ verdict: 'bad' })
  policy = { status: 200, text: goodPolicy.replace('*.example.org', 'mx1.example.org') }
  expect(await found()).toMatchObject({
    verdict: 'bad',
    words: expect.stringContaining('mx2.example.org') as string,
    at: 'https://mta-sts.news.example.org/.well-known/mta-sts.txt',
  })
  setZone({ ...good, '_mta-sts.news.example.org': {} })
  expect(await found()).toBeUndefined()
})
