import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import Stripe from 'stripe'
import { expect, it } from 'vitest'
import { readOptions, start } from './command'

const launcher = path.resolve(import.meta.dirname, '..', 'bin', 'stripe-sandbox.js')

function sdkAt(url: string): Stripe {
  return new Stripe('sk_test_x', { host: '127.0.0.1', port: Number(new URL(url).port), protocol: 'http' })
}

it('starts as a command, answers the SDK and stops when it is told to', async () => {
  const child = spawn(process.execPath, [launcher, '--port', '0', '--webhook', 'http://127.0.0.1:9/hook'])
  const [first] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(first)?.[0] ?? ''
  expect((await sdkAt(url).customers.create({ email: 'a@reader.example' })).email).toBe('a@reader.example')
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

it('keeps its state and its clock in a file', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stripe-sandbox-'))
  const options = { port: 0, webhooks: [], merchant: 'A shop', stateFile: path.join(folder, 'state.json') }
  try {
    const before = await start(options)
    const made = await sdkAt(before.url).customers.create({})
    await fetch(`${before.url}/_sim/clock`, { method: 'POST', body: new URLSearchParams({ step: 'year' }) })
    await before.close()
    const after = await start(options)
    const next = await sdkAt(after.url).customers.create({})
    expect((await sdkAt(after.url).customers.retrieve(made.id)).id).toBe(made.id)
    expect(next.created - made.created).toBeGreaterThan(364 * 86_400)
    await after.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it.each([
  [['--port', 'x'], /--port takes a number/],
  [['--webhook', 'here'], /begins with http/],
  [['--colour', 'red'], /Usage: stripe-sandbox/],
])('refuses %j and says which values are valid', (args, message) => {
  expect(() => readOptions(args)).toThrow(message)
})

it('signs with the given secret, and makes one otherwise', () => {
  const webhook = ['--webhook', 'http://127.0.0.1:9/hook']
  expect(readOptions([...webhook, '--webhook-secret', 'whsec_mine'])?.webhooks[0]?.secret).toBe('whsec_mine')
  expect(readOptions(webhook)?.webhooks[0]?.secret).toMatch(/^whsec_[0-9a-f]{32}$/)
})
