import { formOf, type Question } from './ask'
import { bodyTypes, headerValues, names, oddTexts } from './odd-values'
import type { Random } from '../../testing/random'
import type { Route } from './routes'

/** What a fuzzer has found out about the running system, so that some requests pass the first checks. */
export type Known = {
  site: string
  /** Cookies of a member of staff with every permission. */
  cookie: string
  /** Ids of server actions, read from the pages. */
  actions: readonly string[]
  /** Values that are valid somewhere: ids, slugs, tokens. */
  values: readonly string[]
}

const oddMethods = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']

/** One hostile or broken request; a third of them are nearly valid. */
export function drawQuestion(
  random: Random,
  { routes, known }: { routes: readonly Route[]; known: Known },
): Question {
  const method = random.chance(0.06)
    ? random.pick(oddMethods)
    : random.pick(['GET', 'GET', 'HEAD', 'POST', 'POST'])
  const headers: Record<string, string> = {}
  if (random.chance(0.4)) headers.cookie = known.cookie
  if (method === 'POST' && random.chance(0.8)) headers.origin = known.site
  if (random.chance(0.5)) headers.accept = 'text/html'
  const drawn = method === 'POST' ? drawBody(random, known) : {}
  Object.assign(headers, drawn.headers)
  for (let count = random.pick([0, 0, 1, 2]); count > 0; count -= 1) {
    const name = random.pick(Object.keys(headerValues))
    headers[name] = random.pick(headerValues[name] ?? [''])
  }
  const path = drawPath(random, random.pick(routes), known) + drawQuery(random, known)
  return { method, path, headers, ...(drawn.body === undefined ? {} : { body: drawn.body }) }
}

function drawPath(random: Random, route: Route, known: Known): string {
  const path = route.path.replace(
    /\[[^\]]+\]/g,
    () => encode(random, drawText(random, known)).slice(0, 3_000) || 'x',
  )
  if (random.chance(0.05)) return `${path}/${encode(random, random.pick(oddTexts))}`
  if (random.chance(0.03))
    return path.replaceAll('/', random.pick(['//', '/./', '/../', '\\', '/%2e%2e/', '/%2f/']))
  return path
}

function drawQuery(random: Random, known: Known): string {
  const pairs = Array.from({ length: random.pick([0, 0, 1, 2, 5]) }, () => {
    const pair = `${encode(random, random.pick(names))}=${encode(random, drawText(random, known))}`
    return random.chance(0.2) ? `${pair}&${pair}` : pair
  })
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`.slice(0, 12_000)
}

/** Each text value, valid or odd. */
function drawText(random: Random, { values }: Known): string {
  return random.chance(0.3) && values.length > 0 ? random.pick(values) : random.pick(oddTexts)
}

/** Percent encoding, mostly correct; sometimes half a surrogate pair, as some programs send it. */
function encode(random: Random, text: string): string {
  const encoded = /\p{Surrogate}/u.test(text) ? '%ED%A0%80' : encodeURIComponent(text)
  return random.chance(0.05) ? `${encoded}%` : encoded
}

function drawBody(random: Random, known: Known): Pick<Question, 'headers' | 'body'> {
  const kind = random.next()
  if (kind < 0.35) return drawForm(random, known)
  if (kind < 0.5) return drawActionCall(random, known)
  const headers = { 'content-type': random.pick(bodyTypes) }
  return {
    headers,
    body: random.pick([drawJson(random, known), drawText(random, known), nested(random), large(random)]),
  }
}

/** A call of an action by a browser without JavaScript. */
function drawForm(random: Random, known: Known): Pick<Question, 'headers' | 'body'> {
  const fields: Record<string, string> = {}
  for (let count = random.pick([1, 3, 6]); count > 0; count -= 1)
    fields[random.pick(names)] = drawText(random, known)
  const action = known.actions.length > 0 && random.chance(0.8) ? random.pick(known.actions) : '00'.repeat(21)
  const state = random.pick([
    '[{"errors":[],"values":{}}]',
    '[null]',
    '[]',
    '{',
    '["$K9"]',
    '[{"values":"$F1"}]',
    `["${'x'.repeat(500)}"]`,
  ])
  if (random.chance(0.5)) fields[`$ACTION_ID_${action}`] = ''
  else {
    fields.$ACTION_REF_1 = ''
    fields['$ACTION_1:0'] = random.pick([
      JSON.stringify({ id: action, bound: '$@1' }),
      '{',
      'null',
      '{"id":1}',
      `{"id":"${action}#x"}`,
    ])
    if (random.chance(0.8)) fields['$ACTION_1:1'] = state
    if (random.chance(0.5)) fields.$ACTION_KEY = random.pick(['k12345', '', '\0', 'x'.repeat(400)])
  }
  return formOf(fields, random.chance(0.1))
}

/** A call of an action by Next's client. */
function drawActionCall(random: Random, known: Known): Pick<Question, 'headers' | 'body'> {
  const action =
    known.actions.length > 0 && random.chance(0.8)
      ? random.pick(known.actions)
      : random.pick(['x', '00'.repeat(21)])
  const head = { 'next-action': action, accept: 'text/x-component' }
  const args = random.pick([
    '[]',
    '["$K1"]',
    '[{"errors":[],"values":{}},"$K1"]',
    '[null,null]',
    '["$1","$2"]',
    '{"a":1}',
    '',
    '[',
    'null',
    '["$F0"]',
    '["$D0000"]',
    '["$n9e9"]',
    nested(random),
  ])
  if (random.chance(0.3))
    return { headers: { ...head, 'content-type': 'text/plain;charset=UTF-8' }, body: args }
  const form = formOf({
    '1_email': drawText(random, known),
    [`1_${random.pick(names)}`]: drawText(random, known),
    '0': args,
  })
  return { headers: { ...head, ...form.headers }, body: form.body ?? '' }
}

function drawJson(random: Random, known: Known): string {
  const text = drawText(random, known)
  return random.pick([
    JSON.stringify({ id: text, type: text, data: { object: { id: text } }, livemode: false }),
    JSON.stringify({ events: [{ id: text, type: 'hard_bounce', email: text, at: text }] }),
    '{"signature":{"timestamp":"1","token":"x","signature":""},"event-data":{"event":"failed"}}',
    '{"Type":"Notification","MessageId":"\\u0000","TopicArn":"x"}',
    `{"a":"\\ud800","b":1e999}`,
    '[]',
    'null',
    '"',
    '0',
  ])
}

function nested(random: Random): string {
  const depth = random.pick([100, 5_000])
  return random.pick([
    '['.repeat(depth),
    '['.repeat(depth) + ']'.repeat(depth),
    '{"a":'.repeat(depth) + '1' + '}'.repeat(depth),
  ])
}

function large(random: Random): string {
  return random.pick(['x', '\0', '%00', '&a=b', 'é']).repeat(random.pick([1_000, 40_000]))
}
