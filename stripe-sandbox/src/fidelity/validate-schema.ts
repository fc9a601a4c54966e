import type { Schema } from './schema'

type Definitions = Record<string, Schema>

export type Facts = {
  definitions: Definitions
  at: string
  /** Objects without faults, per schema. Callers that never change an object need not check it again. */
  sound?: WeakMap<object, Schema>
}

/**
 * The faults in `value`, as "path: fault", or none. For a union, the best matching branch reports: for objects the one
 * whose fixed values (`object`, `type`) agree, so that an error names a key and not fifty alternatives.
 */
export function faultsOf(value: unknown, schema: Schema, facts: Facts): string[] {
  const { definitions, at } = facts
  if (schema.$ref !== undefined) {
    const target = definitions[schema.$ref]
    return target === undefined ? [`${at}: no definition of ${schema.$ref}`] : faultsOf(value, target, facts)
  }
  if (schema.anyOf !== undefined) return unionFaults(value, schema.anyOf, facts)
  if (schema.enum !== undefined) {
    return schema.enum.some((each) => each === value)
      ? []
      : [`${at}: ${JSON.stringify(value)} is none of ${schema.enum.join(', ')}`]
  }
  if (schema.type === undefined) return []
  if (typeName(value) !== schema.type) return [`${at}: is ${typeName(value)}, not ${schema.type}`]
  if (schema.type === 'array') {
    const { items = {} } = schema
    return (value as unknown[]).flatMap((each, index) =>
      faultsOf(each, items, { ...facts, at: `${at}[${index}]` }),
    )
  }
  return schema.type === 'object' ? objectFaults(value as object, schema, facts) : []
}

function objectFaults(value: object, schema: Schema, facts: Facts): string[] {
  if (facts.sound?.get(value) === schema) return []
  const { properties = {}, required = [], additionalProperties = {} } = schema
  // Undefined values are left out on the wire.
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  const present = new Set(entries.map(([key]) => key))
  const missing = required.filter((key) => !present.has(key)).map((key) => `${facts.at}.${key}: is missing`)
  const wrong = entries.flatMap(([key, each]) => {
    const known = Object.hasOwn(properties, key) ? properties[key] : additionalProperties
    const at = `${facts.at}.${key}`
    if (known === false || known === undefined) return [`${at}: is unknown`]
    return faultsOf(each, known, { ...facts, at })
  })
  const faults = [...missing, ...wrong]
  if (faults.length === 0) facts.sound?.set(value, schema)
  return faults
}

function unionFaults(value: unknown, branches: Schema[], facts: Facts): string[] {
  const results = branches.map((branch) => ({ branch, faults: faultsOf(value, branch, facts) }))
  if (results.some(({ faults }) => faults.length === 0)) return []
  const ofKind = results.filter(({ branch }) => isOfKind(value, branch, facts.definitions))
  const [best] = (ofKind.length > 0 ? ofKind : results).sort(
    (one, other) => one.faults.length - other.faults.length,
  )
  return best?.faults ?? []
}

/** Whether the fixed values of an object agree with this branch. */
function isOfKind(value: unknown, branch: Schema, definitions: Definitions): boolean {
  const schema = branch.$ref === undefined ? branch : definitions[branch.$ref]
  if (typeName(value) !== schema?.type) return false
  return Object.entries(schema.properties ?? {}).every(([key, { enum: fixed }]) => {
    if (fixed?.length !== 1) return true
    return (value as Record<string, unknown>)[key] === fixed[0]
  })
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
