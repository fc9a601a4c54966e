import type Stripe from 'stripe'
import type { ApiCall, Recorder } from '../account'
import type { Form } from '../http/wire'
import { appendCounts, countsFileVariable, type Counts } from './counts'
import type { Schema, StripeSchema } from './schema'
import { faultsOf } from './validate-schema'

/** Checks every message of a sandbox against the types of the installed SDK, and collects the faults. */
export class SchemaRecorder implements Recorder {
  readonly counts: Counts = { requests: 0, responses: 0, events: 0 }
  readonly faults: string[] = []
  private readonly sound = new WeakMap<object, Schema>()

  /** @param schema from `stripeSchema()` */
  constructor(private readonly schema: StripeSchema) {}

  /** A refused request may be wrong; an accepted one may not. */
  call({ method, path, form, status, body }: ApiCall): void {
    const answer: unknown = typeof body === 'string' ? JSON.parse(body) : body
    const at = `${method} ${path} -> ${status}`
    this.counts.responses += 1
    if (status >= 400) {
      this.note(errorFaults(answer, at))
      return
    }
    this.note(this.answerFaults(answer, at))
    const shape = this.schema.params[nameOf(method, path)]
    this.counts.requests += 1
    if (shape === undefined) this.note([`${at}: roots.ts names no parameters for ${nameOf(method, path)}`])
    else this.note(this.check(coerced(form, shape, this.schema.definitions), shape, `${method} ${path}`))
  }

  event(event: Stripe.Event): void {
    this.counts.events += 1
    this.note(this.eventFaults(event, event.type))
  }

  /** Throws if there were faults. Call it at the end. */
  finish(): void {
    this.report(process.env[countsFileVariable])
    const verdict = this.verdict()
    if (verdict !== null) throw verdict
  }

  /** Adds the counts to the run's totals in `file`, if there is one. */
  report(file: string | undefined): void {
    const examples = [...new Set(this.faults)].slice(0, 20)
    if (file !== undefined) appendCounts(file, { ...this.counts, faults: this.faults.length, examples })
  }

  /** All faults in one error, or null if there were none. */
  verdict(): Error | null {
    if (this.faults.length === 0) return null
    const shown = [...new Set(this.faults)].slice(0, 20).join('\n  ')
    return new Error(`${this.faults.length} faults against the types of the installed SDK:\n  ${shown}`)
  }

  private note(faults: string[]): void {
    this.faults.push(...faults)
  }

  private answerFaults(answer: unknown, at: string): string[] {
    const { object, deleted, data } = answer as { object?: string; deleted?: boolean; data?: unknown[] }
    if (object === 'list') {
      const { url, has_more: hasMore } = answer as { url?: unknown; has_more?: unknown }
      const isList = Array.isArray(data) && typeof url === 'string' && typeof hasMore === 'boolean'
      if (!isList) return [`${at}: is no list`]
      return data.flatMap((each, index) => this.answerFaults(each, `${at}.data[${index}]`))
    }
    if (object === 'event') return this.eventFaults(answer as Stripe.Event, at)
    const schema = (deleted === true ? this.schema.deleted : this.schema.objects)[object ?? '']
    return schema === undefined
      ? [`${at}: roots.ts knows no object ${object}`]
      : this.check(answer, schema, at)
  }

  private eventFaults(event: Stripe.Event, at: string): string[] {
    const { data, type, ...envelope } = event
    const expected = this.schema.events[type]
    if (expected === undefined) return [`${at}: ${type} is no type of event of this SDK`]
    const {
      object,
      previous_attributes: previous,
      ...rest
    } = data as unknown as {
      object: { object: string }
      previous_attributes?: object
    }
    if (object.object !== expected) return [`${at}: carries ${object.object}, not ${expected}`]
    const schema = this.schema.objects[expected]
    if (schema === undefined) return [`${at}: roots.ts knows no object ${expected}`]
    return [
      ...this.check({ ...envelope, type, data: { object: {} } }, this.schema.objects.event ?? {}, at),
      ...Object.keys(rest).map((key) => `${at}.data.${key}: is unknown`),
      ...this.check(object, schema, `${at}.data.object`),
      ...(previous === undefined
        ? []
        : this.check(previous, this.partial(schema), `${at}.previous_attributes`)),
    ]
  }

  /** The sandbox replaces its objects and never changes one, so an object without faults is checked only once. */
  private check(value: unknown, schema: Schema, at: string): string[] {
    return faultsOf(value, schema, { definitions: this.schema.definitions, at, sound: this.sound })
  }

  private partial(schema: Schema): Schema {
    const target = schema.$ref === undefined ? schema : (this.schema.definitions[schema.$ref] ?? {})
    return { ...target, required: [] }
  }
}

function errorFaults(answer: unknown, at: string): string[] {
  const { error } = answer as { error?: { type?: unknown; message?: unknown } }
  const types = ['api_error', 'card_error', 'idempotency_error', 'invalid_request_error']
  if (error === undefined) return [`${at}: has no error, so the SDK would take it for an object`]
  const isError = types.includes(String(error.type)) && typeof error.message === 'string'
  return isError ? [] : [`${at}: ${JSON.stringify(error)} is no error of Stripe's`]
}

/** `POST /v1/refunds/re_1` becomes `POST /v1/refunds/:id`: an id has a prefix, or follows a plural. */
function nameOf(method: string, path: string): string {
  const steps = path.replace(/\/$/, '').split('/')
  const verbs = ['line_items', 'expire', 'payment_methods', 'pay', 'void', 'attach', 'detach', 'advance']
  const groups = ['billing_portal', 'checkout', 'test_helpers']
  const start = groups.includes(steps[2] ?? '') ? 4 : 3
  return `${method} ${steps.map((step, place) => (place < start || (place > start && verbs.includes(step)) ? step : ':id')).join('/')}`
}

/** A form contains only text, so this reads text as a number, flag or list if the type says so. */
function coerced(value: Form, schema: Schema, definitions: Record<string, Schema>): unknown {
  const branches = branchesOf(schema, definitions)
  if (typeof value === 'string') return scalarOf(value, branches)
  const list = branches.find((branch) => branch.type === 'array')
  const keys = Object.keys(value)
  if (list !== undefined && keys.every((key) => /^\d+$/.test(key))) {
    return Object.values(value).map((each) => coerced(each, list.items ?? {}, definitions))
  }
  const objects = branches.filter((branch) => branch.type === 'object')
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const known = objects
        .map((object) => object.properties?.[key] ?? object.additionalProperties)
        .find(Boolean)
      return [key, coerced(each, known === undefined || known === false ? {} : known, definitions)]
    }),
  )
}

function scalarOf(value: string, branches: Schema[]): unknown {
  if (branches.some((branch) => branch.enum?.includes(value))) return value
  const isFlag = branches.some((branch) => branch.type === 'boolean' || branch.enum?.includes(true))
  if (isFlag && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true'
  if (branches.some((branch) => branch.type === 'string')) return value
  if (branches.some((branch) => branch.type === 'number') && /^-?\d+(\.\d+)?$/.test(value))
    return Number(value)
  return value
}

function branchesOf(schema: Schema, definitions: Record<string, Schema>): Schema[] {
  if (schema.$ref !== undefined) return branchesOf(definitions[schema.$ref] ?? {}, definitions)
  return schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap((each) => branchesOf(each, definitions))
}
