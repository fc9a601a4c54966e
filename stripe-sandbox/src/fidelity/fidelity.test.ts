import { readFileSync } from 'node:fs'
import Ajv from 'ajv'
import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApiCall } from '../account'
import { monthly, openTestAccount, payAsAda } from '../testing/test-account'
import { SchemaRecorder } from './recorder'
import type { Schema } from './schema'
import { stripeSchema } from './stripe-schema'
import { faultsOf } from './validate-schema'

const schema = await stripeSchema()
const calls: ApiCall[] = []
const events: Stripe.Event[] = []

beforeAll(async () => {
  const account = await openTestAccount({
    recorder: { call: (call) => calls.push(call), event: (event) => events.push(event) },
  })
  const stripe = account.stripe()
  const session = await stripe.checkout.sessions.create(monthly())
  await payAsAda(session)
  await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription.latest_invoice.payments'] })
  await stripe.charges.list({ limit: 3 })
  await stripe.customers.retrieve('cus_none').catch(() => undefined)
  await account.close()
})

/** A recorder's faults for the messages, each changed by `change` first. */
function faultsAfter(change: (call: ApiCall) => ApiCall | null): string[] {
  const recorder = new SchemaRecorder(schema)
  for (const call of calls) {
    const changed = change(call)
    if (changed !== null) recorder.call(changed)
  }
  return recorder.faults
}
const bodyOf = (call: ApiCall) =>
  (typeof call.body === 'string' ? JSON.parse(call.body) : structuredClone(call.body)) as Record<
    string,
    unknown
  >
const only = (path: string, change: (body: Record<string, unknown>) => void) =>
  faultsAfter((call) => {
    if (!call.path.startsWith(path) || call.status !== 200) return null
    const body = bodyOf(call)
    change(body)
    return { ...call, body }
  })

test('the schema, the installed SDK and the sandbox have the same version', () => {
  expect(schema.apiVersion).toBe(Stripe.API_VERSION)
  expect(events.every((event) => event.api_version === Stripe.API_VERSION)).toBe(true)
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>
  }
  expect(manifest.dependencies.stripe).toBe(Stripe.PACKAGE_VERSION)
})

test('the sandbox’s messages have no faults', () => {
  expect(faultsAfter((call) => call)).toEqual([])
  const recorder = new SchemaRecorder(schema)
  for (const event of events) recorder.event(event)
  expect([recorder.faults, recorder.counts.events]).toEqual([[], events.length])
  expect(events.length).toBeGreaterThan(10)
})

test.each<[string, (body: Record<string, unknown>) => void, RegExp]>([
  ['a missing key', (body) => delete body.payment_status, /\.payment_status: is missing/],
  ['a key that Stripe does not have', (body) => (body.paid = true), /\.paid: is unknown/],
  ['a word outside an enum', (body) => (body.status = 'finished'), /"finished" is none of/],
  ['text for a number', (body) => (body.created = '1'), /\.created: is string, not number/],
  ['null where there is no null', (body) => (body.livemode = null), /\.livemode: is null/],
])('an answer with %s is reported as a fault', (_, change, fault) => {
  expect(only('/v1/checkout/sessions', change).join('\n')).toMatch(fault)
})

test('a fault deep inside an expanded object is found and named', () => {
  const faults = only('/v1/checkout/sessions/', (body) => {
    const subscription = body.subscription as { latest_invoice: { lines: { data: { amount?: number }[] } } }
    delete subscription.latest_invoice.lines.data[0]?.amount
  })
  expect(faults).toEqual([
    expect.stringContaining('subscription.latest_invoice.lines.data[0].amount: is missing') as string,
  ])
})

test.each<[string, ApiCall['form'], RegExp]>([
  [
    'a parameter that was removed',
    { payment_method_types: { '0': 'card' } },
    /payment_method_types: is unknown/,
  ],
  ['a word outside an enum', { mode: 'donation' }, /"donation" is none of/],
  ['text for a number', { expires_at: 'soon' }, /expires_at: is string, not number/],
])('a request with %s is reported as a fault', (_, form, fault) => {
  const faults = faultsAfter((call) =>
    call.method === 'POST' ? { ...call, form: { ...call.form, ...form } } : null,
  )
  expect(faults.join('\n')).toMatch(fault)
})

test('a malformed error, an unknown event and an event about the wrong object are found', () => {
  const recorder = new SchemaRecorder(schema)
  recorder.call({ method: 'GET', path: '/v1/nope', form: {}, status: 404, body: {} })
  const [event] = events
  if (event === undefined) throw new Error('There are no events.')
  recorder.event({ ...event, type: 'charge.invented' } as unknown as Stripe.Event)
  recorder.event({ ...event, type: 'refund.created' } as unknown as Stripe.Event)
  expect(recorder.faults).toEqual([
    expect.stringContaining('has no error') as string,
    expect.stringContaining('is no type of event') as string,
    expect.stringContaining('not refund') as string,
  ])
  expect(recorder.verdict()?.message).toContain('3 faults against the types of the installed SDK')
})

test('an independent validator gives the same results', () => {
  const validator = new Ajv({ schemaId: '$id' })
  const validate = validator.compile({
    $ref: '#/definitions/root',
    definitions: Object.fromEntries([
      ['root', schemaForAjv(schema.objects['checkout.session'] ?? {})],
      ...Object.entries(schema.definitions).map(([name, each]) => [nameForAjv(name), schemaForAjv(each)]),
    ]) as Record<string, object>,
  })
  const sessions = calls
    .filter((call) => call.path.startsWith('/v1/checkout') && call.status === 200)
    .map(bodyOf)
  const wire = JSON.parse(JSON.stringify(sessions)) as Record<string, unknown>[]
  const spoiled = wire.flatMap((body) => Object.keys(body).map((key) => ({ ...body, [key]: { odd: true } })))
  const root = schema.objects['checkout.session'] ?? {}
  const ours = [...wire, ...spoiled].map(
    (body) => faultsOf(body, root, { definitions: schema.definitions, at: '' }).length === 0,
  )
  const theirs = [...wire, ...spoiled].map((body) => validate(body))
  expect(spoiled.length).toBeGreaterThan(100)
  expect(ours).toEqual(theirs)
  expect(ours.filter(Boolean)).toHaveLength(wire.length)
})

afterAll(() => {
  calls.length = 0
})

function nameForAjv(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '_')
}

function schemaForAjv(each: Schema): object {
  const text = JSON.stringify(each, (key, value: unknown) =>
    key === '$ref' ? `#/definitions/${nameForAjv(String(value))}` : value,
  )
  return JSON.parse(text) as object
}
