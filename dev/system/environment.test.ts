import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { askProduct, completeEnvironment, readNamed, type Paper } from './environment'
import { keepSecrets } from '../secrets'

const names = ['DATABASE_URL', 'SMTP_URL', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'STRIPE_API_BASE']
const others = ['CLOCK_URL', 'SITE_URL', 'PORT', 'MAIL_FROM', 'APP_SECRET', 'SEED']
const before = { ...process.env }
let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'environment-'))
  for (const name of [...names, ...others]) Reflect.deleteProperty(process.env, name)
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
  Object.assign(process.env, before)
})

const named = (values: Record<string, string>, isSealed = false) => {
  Object.assign(process.env, values)
  return readNamed({ isSealed, file: path.join(folder, '.env') })
}
const started = {
  databaseUrl: 'postgresql://127.0.0.1/x',
  smtpUrl: 'smtp://127.0.0.1:1',
  stripeUrl: 'http://127.0.0.1:2',
  clockUrl: 'http://127.0.0.1:3',
}
const paper: Paper = { name: 'The Paper', sender: { name: 'The Paper', address: 'paper@example.org' } }
const complete = (values: Record<string, string>) =>
  completeEnvironment(named(values), { started, secrets: keepSecrets(folder), paper, isDevelopment: false })

test('what is not named is started and filled in', () => {
  expect(named({}).starts).toEqual({ postgres: true, mail: true, stripe: true, clock: true })
  expect(complete({})).toMatchObject({
    NODE_ENV: 'production',
    PORT: '3000',
    SITE_URL: 'http://localhost:3000',
    DATABASE_URL: started.databaseUrl,
    SMTP_URL: started.smtpUrl,
    STRIPE_API_BASE: started.stripeUrl,
    CLOCK_URL: started.clockUrl,
    MAIL_FROM: 'The Paper <paper@example.org>',
    FIRST_ADMIN_EMAIL: 'desk@example.org',
  })
  expect(complete({ SMTP_URL: 'smtp://mail.example' })).not.toHaveProperty('FIRST_ADMIN_EMAIL')
})

test('what is named is left alone; an empty value does not count', () => {
  const values = {
    DATABASE_URL: 'postgresql://db.example/paper',
    SMTP_URL: '',
    PORT: '4000',
    MAIL_FROM: 'Us <us@example.org>',
  }
  expect(named(values).starts).toMatchObject({ postgres: false, mail: true })
  expect(complete(values)).toMatchObject({
    ...values,
    SMTP_URL: started.smtpUrl,
    SITE_URL: 'http://localhost:4000',
  })
})

test('real Stripe keys start no sandbox, and a live key no clock either', () => {
  const test = { STRIPE_SECRET_KEY: 'sk_test_mine', STRIPE_WEBHOOK_SECRET: 'whsec_mine' }
  expect(named(test).starts).toMatchObject({ stripe: false, clock: true })
  expect(complete(test)['STRIPE_API_BASE']).toBeUndefined()
  expect(named({ ...test, STRIPE_SECRET_KEY: 'sk_live_mine' }).starts).toMatchObject({
    stripe: false,
    clock: false,
  })
  expect(complete({})['CLOCK_URL']).toBeUndefined()
})

test('.env is read, and a real environment variable overrides it', () => {
  writeFileSync(path.join(folder, '.env'), 'SMTP_URL=smtp://from-file\nPORT=5000\n')
  expect(named({ PORT: '6000' }).values).toMatchObject({ SMTP_URL: 'smtp://from-file', PORT: '6000' })
})

test('STRIPE_API_BASE without a key is refused', () => {
  expect(() => named({ STRIPE_API_BASE: 'http://127.0.0.1:9' })).toThrow('Name both, or neither')
})

test('an isolated system ignores addresses from the environment', () => {
  const { starts, values } = named(
    { DATABASE_URL: 'postgresql://db.example/paper', LIMIT_DONATION_IP: '9/9' },
    true,
  )
  expect(starts.postgres).toBe(true)
  expect(values).toMatchObject({ LIMIT_DONATION_IP: '9/9' })
  expect(values).not.toHaveProperty('DATABASE_URL')
})

test('the product checks its settings before anything starts: it returns its name, or what is wrong', async () => {
  const secrets = keepSecrets(folder)
  const { name, sender } = await askProduct(named({}), { secrets })
  expect(name).not.toBe('')
  expect(sender.address).toContain('@')
  await expect(askProduct(named({ PORT: 'abc', SEED: 'perhaps' }), { secrets })).rejects.toThrow(
    /PORT .*\n.*SEED/,
  )
})

test('secrets are made once, and only their owner can read them', () => {
  const secrets = keepSecrets(folder)
  expect(keepSecrets(folder)).toEqual(secrets)
  expect(statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(path.join(folder, 'secrets.json'), 'utf8'))).toEqual(secrets)
  expect(Buffer.from(secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, 'base64')).toHaveLength(32)
})
