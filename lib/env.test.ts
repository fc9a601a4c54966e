import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readSettings } from './env'

const whole = {
  SITE_URL: 'https://support.example.org',
  DATABASE_URL: 'postgresql://paper@localhost:5432/paper',
  SMTP_URL: 'smtp://localhost:1025',
  MAIL_FROM: 'The Moscow Times <newsletter@example.org>',
  STRIPE_SECRET_KEY: 'sk_test_123',
  STRIPE_WEBHOOK_SECRET: 'whsec_123',
  APP_SECRET: 'a'.repeat(32),
  NEXTAUTH_SECRET: 'b'.repeat(32),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
}
const complaints = (environment: Record<string, string | undefined>) => {
  try {
    readSettings(environment)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

describe('the settings', () => {
  it('are read with their defaults', () => {
    const settings = readSettings(whole)
    expect(settings).toMatchObject({ PORT: 3000, TRUSTED_PROXIES: 0, SEED: 'demo', NODE_ENV: 'production' })
    expect(settings.LIMIT_SIGN_UP_ADDRESS).toEqual({ points: 3, seconds: 3600 })
    expect(settings.CARD_GUARD_ALL).toEqual({ sample: 20, opensAt: 0.6 })
  })

  it('are all named at once if they are missing', () => {
    const said = complaints({})
    for (const name of Object.keys(whole)) expect(said).toContain(`${name} is missing`)
  })

  it('count as missing if they are empty', () => {
    expect(complaints({ ...whole, APP_SECRET: '' })).toContain('APP_SECRET is missing')
    expect(complaints({ ...whole, STRIPE_API_BASE: '' })).toBe('')
  })

  it.each([
    ['SITE_URL', 'support.example.org'],
    ['SITE_URL', 'https://example.org/path'],
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://localhost/paper'],
    ['SMTP_URL', 'http://localhost'],
    ['MAIL_FROM', 'newsletter@example.org'],
    ['STRIPE_SECRET_KEY', 'pk_test_123'],
    ['APP_SECRET', 'short'],
    ['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'c2hvcnQ='],
    ['TRUSTED_PROXIES', '-1'],
    ['LIMIT_SIGN_UP_IP', 'many'],
    ['CARD_GUARD_NETWORK', '8/0'],
    ['CARD_GUARD_ALL', '20/101'],
    ['PROOF_WORK', '0'],
    ['LIMIT_SINGUP_IP', '5/60'],
    ['DKIM_PRIVATE_KEY', 'no key'],
    ['DKIM_DOMAIN', 'localhost'],
    ['BULK_RATE', '-1'],
    ['BULK_CONNECTIONS', '0'],
    ['WARM_UP_SINCE', 'yesterday'],
  ])('explain what is wrong with %s=%s', (name, value) => {
    expect(complaints({ ...whole, [name]: value })).toContain(`${name} `)
  })

  it('accept a complete DKIM key, with real or escaped line ends, or none', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const dkim = { DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 'newsletter' }
    for (const DKIM_PRIVATE_KEY of [pem, pem.replaceAll('\n', '\\n')])
      expect(readSettings({ ...whole, ...dkim, DKIM_PRIVATE_KEY }).DKIM_PRIVATE_KEY).toBe(pem)
    expect(complaints({ ...whole, ...dkim })).toContain('DKIM_PRIVATE_KEY is missing')
    const curve = generateKeyPairSync('ed25519')
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString()
    expect(complaints({ ...whole, ...dkim, DKIM_PRIVATE_KEY: curve })).toContain('must be an RSA private key')
  })

  it('refuse a stand-in server together with a live key', () => {
    const live = { ...whole, STRIPE_SECRET_KEY: 'sk_live_123' }
    expect(complaints(live)).toBe('')
    expect(complaints({ ...live, STRIPE_API_BASE: 'http://localhost:12111' })).toContain(
      'STRIPE_API_BASE cannot be set',
    )
    expect(complaints({ ...live, CLOCK_URL: 'http://localhost:12110' })).toContain('CLOCK_URL cannot be set')
  })
})
