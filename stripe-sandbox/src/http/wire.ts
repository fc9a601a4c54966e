import Stripe from 'stripe'

/** A decoded form: `a[b][0]=c` is `{ a: { b: { '0': 'c' } } }`. Arrays stay objects with numbers for keys. */
export type Form = string | FormObject
export type FormObject = { [key: string]: Form }

export type Reply = { status: number; body: unknown; headers?: Record<string, string> }

export type ErrorFacts = {
  type?: 'invalid_request_error' | 'api_error' | 'idempotency_error' | 'card_error'
  code?: string
  param?: string
  declineCode?: string | null
  /** The customer whose next charge had a set outcome. The outcome is used up, though nothing else is written. */
  settledFor?: string
}

/** An error in Stripe's format. Validation and handlers throw it, the core sends it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly facts: ErrorFacts = {},
  ) {
    super(message)
    this.name = 'ApiError'
  }

  toReply(): Reply {
    const { code, param, declineCode = null, type = 'invalid_request_error' } = this.facts
    const error = {
      ...(code === undefined ? {} : { code, doc_url: docUrl(code) }),
      ...(declineCode === null ? {} : { decline_code: declineCode }),
      message: this.message,
      ...(param === undefined ? {} : { param }),
      type,
    }
    // Without this header the SDK would retry a 501, with pauses.
    const headers = this.status === 501 ? { 'stripe-should-retry': 'false' } : {}
    return { status: this.status, body: { error }, headers }
  }
}

export function docUrl(code: string): string {
  return `https://stripe.com/docs/error-codes/${code.replace(/_/g, '-')}`
}

/** A gap of ours, reported openly: real Stripe has it, and the sandbox does not play it. */
export function notBuilt(what: string): ApiError {
  return new ApiError(
    501,
    `The Stripe sandbox does not play ${what} yet. Build it in stripe-sandbox/src/ before relying on it.`,
    {
      type: 'api_error',
      code: 'sandbox_not_built',
    },
  )
}

/** Throws ApiError 400 if names contradict each other (`a=1&a[b]=2`). */
export function parseForm(text: string): FormObject {
  const root = emptyForm()
  for (const [name, value] of new URLSearchParams(text)) place(root, pathOf(name), value)
  return root
}

function place(root: FormObject, path: string[], value: string): void {
  const name = path.join('.')
  let node = root
  for (const [index, step] of path.entries()) {
    const key = step === '' ? String(Object.keys(node).length) : step
    const there = node[key]
    if (index === path.length - 1) {
      if (there !== undefined)
        throw new ApiError(400, `Invalid request: the parameter ${name} was sent twice.`)
      node[key] = value
      return
    }
    const next = there ?? emptyForm()
    if (typeof next === 'string')
      throw new ApiError(400, `Invalid request: ${name} is both a value and an object.`)
    node[key] = next
    node = next
  }
}

/** `a[b][]` is ['a', 'b', '']. */
function pathOf(name: string): string[] {
  const bracket = name.indexOf('[')
  if (bracket < 1 || !name.endsWith(']')) return [name]
  return [name.slice(0, bracket), ...name.slice(bracket + 1, -1).split('][')]
}

/** Without a prototype, so that `__proto__` is an ordinary name. */
function emptyForm(): FormObject {
  return Object.create(null) as FormObject
}

/** The text of a body of at most `limit` bytes. Throws ApiError 413 above that. */
export async function readBody(request: Request, limit = 512 * 1024): Promise<string> {
  if (request.body === null) return ''
  const parts: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength
    if (size > limit) {
      await reader.cancel()
      throw new ApiError(413, `Request body is larger than ${limit} bytes.`)
    }
    parts.push(part.value)
  }
  return Buffer.concat(parts).toString('utf8')
}

export function jsonResponse(reply: Reply, headers: Record<string, string>): Response {
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body, null, 2)
  return new Response(text, {
    status: reply.status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-cache, no-store',
      'stripe-version': Stripe.API_VERSION,
      ...headers,
      ...reply.headers,
    },
  })
}
