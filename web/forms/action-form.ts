// Checks what Next's client, or a browser without JavaScript, sends to a server action. React decodes it before our
// code runs, and answers 500 if it cannot, so we check the format first. Ours is simple: every action takes the state
// of its form and the form itself (app/_ui/forms/use-form-action.ts).

type Fields = [string, string][]

/** Field names of React's own. */
export function isActionField(name: string): boolean {
  return /^(\d+_)?\$ACTION_/.test(name)
}

/**
 * True if React can decode the fields. `isOfNext`: Next's client names the action in a header and puts the arguments
 * into field "0". Otherwise the form names it, in `$ACTION_ID_…`, or in `$ACTION_REF_…` with its parts.
 */
export function isActionForm(fields: Fields, isOfNext: boolean): boolean {
  // React takes the first of two fields with one name.
  const values = new Map(fields.toReversed())
  if (isOfNext && !isArguments(values.get('0'))) return false
  return fields.every(([name, value]) => isFieldSound(name, { value, values, isOfNext }))
}

type Beside = { value: string; values: Map<string, string>; isOfNext: boolean }

function isFieldSound(name: string, { value, values, isOfNext }: Beside): boolean {
  // React's own fields: "0" and "1" of Next's client, "$ACTION_1:0" of a form.
  if (isOfNext && /^\d+$/.test(name))
    return isJson(
      value,
      laterParts(Number(name), (part) => values.has(`${part}`)),
    )
  const [, bare] = /^(?:\d+_)?(\$ACTION_.*)$/s.exec(name) ?? []
  if (bare === undefined) return true
  // The page that gets the answer, with its query, or a name of React's own.
  if (bare === '$ACTION_KEY') return value.length <= 8_000
  if (/^\$ACTION_ID_[\da-f]{1,100}$/.test(bare)) return true
  const [, reference] = /^\$ACTION_REF_(\d{1,3})$/.exec(bare) ?? []
  const prefix = name.slice(0, name.length - bare.length)
  if (reference !== undefined) return isReference(values.get(`${prefix}$ACTION_${reference}:0`))
  const [, of, part] = /^\$ACTION_(\d{1,3}):(\d{1,3})$/.exec(bare) ?? []
  if (of === undefined || part === undefined) return false
  return isJson(
    value,
    laterParts(Number(part), (other) => values.has(`${prefix}$ACTION_${of}:${other}`)),
  )
}

/** Whether a part may refer to another: to one that was sent, and that comes later, so that no two wait for each other. */
type MayRefer = (part: number) => boolean

function laterParts(own: number, isSent: MayRefer): MayRefer {
  return (part) => part > own && isSent(part)
}

/** `{"id":"<hex>","bound":"$@1"}`: the action, and the part that holds its bound arguments. */
function isReference(text: string | undefined): boolean {
  const value = text === undefined ? undefined : parse(text)
  if (typeof value !== 'object' || value === null || !('id' in value)) return false
  return typeof value.id === 'string' && /^[\da-f]{1,100}$/.test(value.id)
}

function isArguments(text: string | undefined): boolean {
  return text !== undefined && Array.isArray(parse(text))
}

const mostDepth = 20

/** JSON of plain values, and of the references that our own forms make: to the fields of a form and to another part. */
function isJson(text: string, mayRefer: MayRefer): boolean {
  const value = parse(text)
  return value !== undefined && isPlain(value, { depth: 0, mayRefer })
}

function isPlain(value: unknown, { depth, mayRefer }: { depth: number; mayRefer: MayRefer }): boolean {
  if (typeof value === 'string') return isPlainText(value, mayRefer)
  if (typeof value !== 'object' || value === null) return true
  const inside = { depth: depth + 1, mayRefer }
  return (
    depth < mostDepth &&
    Object.entries(value).every(([name, inner]) => name !== '__proto__' && isPlain(inner, inside))
  )
}

function isPlainText(text: string, mayRefer: MayRefer): boolean {
  if (!text.startsWith('$')) return true
  const [, part] = /^\$@(\d{1,3})$/.exec(text) ?? []
  return part === undefined ? /^\$(\$|undefined$|K\d{1,3}$)/.test(text) : mayRefer(Number(part))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
