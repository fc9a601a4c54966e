import type Stripe from 'stripe'
import { currencies } from '../money'
import { ApiError, notBuilt as gap, type Form } from './wire'

/**
 * Reads one parameter. `value` is undefined if it was not sent; `at` is its full name, such as
 * `line_items[0][quantity]`. Throws ApiError with Stripe's message.
 */
export type Field<T> = (value: Form | undefined, at: string) => T
export type Shape = Record<string, Field<unknown>>
export type Read<S extends Shape> = { [K in keyof S]: ReturnType<S[K]> }

/** Reads a whole request. Refuses names that are not in `shape`. */
export function readParams<S extends Shape>(form: Form, shape: S): Read<S> {
  return readObject(form, '', shape)
}

export function required<T>(field: Field<T | undefined>): Field<T> {
  return (value, at) => {
    const read = field(value, at)
    if (read === undefined) throw missing(at)
    return read
  }
}

export function missing(at: string): ApiError {
  return new ApiError(400, `Missing required param: ${at}.`, { code: 'parameter_missing', param: at })
}

export function refused(message: string, facts: { param?: string; code?: string } = {}): ApiError {
  return new ApiError(400, message, facts)
}

export function text(limits: { max?: number } = {}): Field<string | undefined> {
  const max = limits.max ?? 5000
  return scalar((value, at) => {
    if (value === '') throw emptyValue(at)
    if (value.length > max) {
      throw refused(`Invalid string: ${value.slice(0, 10)}…; must be at most ${max} characters`, {
        param: at,
      })
    }
    return value
  })
}

export function oneOf<const T extends string>(...choices: T[]): Field<T | undefined> {
  return scalar((value, at) => {
    const choice = choices.find((each) => each === value)
    if (choice === undefined)
      throw refused(`Invalid ${at}: must be one of ${alternatives(choices)}`, { param: at })
    return choice
  })
}

export function integer(limits: { min?: number; max?: number } = {}): Field<number | undefined> {
  return scalar((value, at) => {
    const number = /^-?\d+$/.test(value) ? Number(value) : NaN
    if (!Number.isSafeInteger(number)) throw invalidInteger(`Invalid integer: ${value}`, at)
    const { min = -Infinity, max = Infinity } = limits
    if (number < min) throw invalidInteger(`This value must be greater than or equal to ${min}.`, at)
    if (number > max) throw invalidInteger(`This value must be less than or equal to ${max}.`, at)
    return number
  })
}

/** Stripe also reads `True` and `False`, which its Python library writes. */
export function flag(): Field<boolean | undefined> {
  return scalar((value, at) => {
    const word = value.toLowerCase()
    if (word !== 'true' && word !== 'false') throw refused(`Invalid boolean: ${value}`, { param: at })
    return word === 'true'
  })
}

/** A boolean that we play only if it is false. */
export function onlyFalse(): Field<false | undefined> {
  return (value, at) => {
    if (flag()(value, at) === true) throw gap(`${at}=true`)
    return value === undefined ? undefined : false
  }
}

/** An absolute http or https address, kept as sent. */
export function webAddress(): Field<string | undefined> {
  return scalar((value, at) => {
    const url = URL.canParse(value) ? new URL(value) : null
    const isWeb = url !== null && /^https?:$/.test(url.protocol) && /^https?:\/\//i.test(value)
    if (!isWeb) {
      throw refused('Invalid URL: An explicit scheme (such as https) must be provided.', {
        code: 'url_invalid',
        param: at,
      })
    }
    return value
  })
}

export function emailAddress(): Field<string | undefined> {
  return scalar((value, at) => {
    if (value === '') throw emptyValue(at)
    if (!isEmail(value))
      throw refused(`Invalid email address: ${value}`, { code: 'email_invalid', param: at })
    return value
  })
}

export function isEmail(value: string): boolean {
  return value.length <= 254 && /^[^\s@<>()",;:\\]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value)
}

export function currency(): Field<string | undefined> {
  return scalar((value, at) => {
    if (!currencies.has(value)) {
      const known = [...currencies].join(', ')
      throw refused(`Invalid currency: ${value}. Stripe currently supports these currencies: ${known}`, {
        param: at,
      })
    }
    return value
  })
}

export function object<S extends Shape>(shape: S): Field<Read<S> | undefined> {
  return (value, at) => (value === undefined ? undefined : readObject(value, at, shape))
}

export function list<T>(field: Field<T>): Field<T[] | undefined> {
  return (value, at) => {
    if (value === undefined) return undefined
    if (typeof value === 'string') {
      if (value === '') return []
      throw refused('Invalid array', { param: at })
    }
    return Object.entries(value).map(([key, each]) => field(each, `${at}[${key}]`))
  }
}

/** At most 50 keys of 40 characters with values of 500; null removes all keys. See mergeMetadata. */
export function metadata(): Field<Stripe.Metadata | null | undefined> {
  return (value, at) => {
    if (value === undefined) return undefined
    if (value === '') return null
    if (typeof value === 'string') throw refused('Invalid object', { param: at })
    const entries = Object.entries(value)
    if (entries.length > 50) throw refused('Metadata can have at most 50 keys.', { param: at })
    return Object.fromEntries(entries.map(([key, each]) => [key, metadataValue(key, each, at)]))
  }
}

/** Merges the old and the new metadata: an empty value removes its key, null removes all. */
export function mergeMetadata(
  before: Stripe.Metadata,
  sent: Stripe.Metadata | null | undefined,
): Stripe.Metadata {
  if (sent === null) return {}
  return Object.fromEntries(Object.entries({ ...before, ...sent }).filter(([, value]) => value !== ''))
}

/** A parameter of real Stripe that we do not play. Sending it gives the error for a gap. */
export function notBuilt(): Field<undefined> {
  return (value, at) => {
    if (value !== undefined) throw gap(`the parameter ${at}`)
    return undefined
  }
}

/** Many of them at once, by name. */
export function gaps<const T extends string>(...names: T[]): Record<T, Field<undefined>> {
  return Object.fromEntries(names.map((name) => [name, notBuilt()])) as Record<T, Field<undefined>>
}

/** A parameter of which we play only these values. Stripe's other values are a gap. */
export function only<const T extends string>(...played: T[]): Field<T | undefined> {
  return scalar((value, at) => {
    const choice = played.find((each) => each === value)
    if (choice === undefined) throw gap(`${at}=${value}`)
    return choice
  })
}

/** For text that may be unset: an empty string becomes null. */
export function clearable<T>(field: Field<T>): Field<T | null> {
  return (value, at) => (value === '' ? null : field(value, at))
}

function readObject<S extends Shape>(value: Form, at: string, shape: S): Read<S> {
  if (typeof value === 'string') throw refused('Invalid object', { param: at })
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(shape, key))
  if (unknown.length > 0) throw unknownParams(unknown.map((key) => nameOf(at, key)))
  const entries = Object.entries(shape).map(([key, field]) => [key, field(value[key], nameOf(at, key))])
  return Object.fromEntries(entries) as Read<S>
}

function unknownParams(names: string[]): ApiError {
  const noun = names.length === 1 ? 'parameter' : 'parameters'
  const facts = { code: 'parameter_unknown', param: names[0] ?? '' }
  return refused(`Received unknown ${noun}: ${names.join(', ')}`, facts)
}

function scalar<T>(read: (value: string, at: string) => T): Field<T | undefined> {
  return (value, at) => {
    if (value === undefined) return undefined
    if (typeof value !== 'string') throw refused('Invalid string', { param: at })
    return read(value, at)
  }
}

function metadataValue(key: string, value: Form, at: string): string {
  const param = `${at}[${key}]`
  if (typeof value !== 'string') throw refused('Metadata values must be strings.', { param })
  if (key.length > 40) {
    throw refused(`Metadata keys can be up to 40 characters long; "${key.slice(0, 40)}…" is longer.`, {
      param: at,
    })
  }
  if (value.length > 500) {
    throw refused(
      `Metadata values can have up to 500 characters, but you passed in a value that is ${value.length} characters. Invalid value: ${value.slice(0, 20)}…`,
      { param },
    )
  }
  return value
}

function emptyValue(at: string): ApiError {
  return refused(
    `You passed an empty string for '${at}'. We assume empty values are an attempt to unset a parameter; however '${at}' cannot be unset. You should remove '${at}' from your request or supply a non-empty value.`,
    { code: 'parameter_invalid_empty', param: at },
  )
}

function invalidInteger(message: string, at: string): ApiError {
  return refused(message, { code: 'parameter_invalid_integer', param: at })
}

function nameOf(at: string, key: string): string {
  return at === '' ? key : `${at}[${key}]`
}

/** "a or b", "a, b, or c". */
function alternatives(choices: readonly string[]): string {
  if (choices.length < 3) return choices.join(' or ')
  return `${choices.slice(0, -1).join(', ')}, or ${choices.at(-1)}`
}
