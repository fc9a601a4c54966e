import path from 'node:path'
import Stripe from 'stripe'
import ts from 'typescript'
import type { Schema, StripeSchema } from './schema'

const rootsFile = path.join(import.meta.dirname, 'roots.ts')

/** Walks the types named in roots.ts with the compiler. */
export function deriveSchema(): StripeSchema {
  const program = ts.createProgram([rootsFile], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  })
  const walker = new Walker(program.getTypeChecker())
  const source = program.getSourceFile(rootsFile)
  const module = source && program.getTypeChecker().getSymbolAtLocation(source)
  if (module === undefined) throw new Error('roots.ts of the schema could not be read.')
  const rootOf = (name: string): ts.Type => {
    const symbol = module.exports?.get(ts.escapeLeadingUnderscores(name))
    if (symbol === undefined) throw new Error(`roots.ts of the schema does not export ${name}.`)
    return program.getTypeChecker().getDeclaredTypeOfSymbol(symbol)
  }
  const objects = walker.each(rootOf('Objects'), (name) => name !== 'event')
  return {
    apiVersion: Stripe.API_VERSION,
    objects: { ...objects, event: walker.schemaOf(rootOf('EventBase')) },
    deleted: walker.each(rootOf('DeletedObjects')),
    params: walker.each(rootOf('Params')),
    events: walker.eventsOf(rootOf('Event')),
    definitions: walker.definitions,
  }
}

class Walker {
  readonly definitions: Record<string, Schema> = {}
  private readonly names = new Map<ts.Type, string>()

  constructor(private readonly checker: ts.TypeChecker) {}

  /** The schemas of an object type's properties. */
  each(type: ts.Type, isWanted: (name: string) => boolean = () => true): Record<string, Schema> {
    const wanted = this.checker.getPropertiesOfType(type).filter((each) => isWanted(each.name))
    return Object.fromEntries(wanted.map((each) => [each.name, this.schemaOf(this.typeOf(each))]))
  }

  eventsOf(union: ts.Type): Record<string, string> {
    const members = union.isUnion() ? union.types : [union]
    return Object.fromEntries(
      members.map((event) => {
        const object = this.property(this.property(event, 'data'), 'object')
        return [this.literal(this.property(event, 'type')), this.literal(this.property(object, 'object'))]
      }),
    )
  }

  schemaOf(type: ts.Type): Schema {
    const { flags } = type
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) return {}
    if (type.isStringLiteral() || type.isNumberLiteral()) return { enum: [type.value] }
    if (flags & ts.TypeFlags.BooleanLiteral) return { enum: [this.checker.typeToString(type) === 'true'] }
    if (flags & ts.TypeFlags.String) return { type: 'string' }
    if (flags & ts.TypeFlags.Number) return { type: 'number' }
    if (flags & ts.TypeFlags.Boolean) return { type: 'boolean' }
    if (flags & ts.TypeFlags.Null) return { type: 'null' }
    if (type.isUnion()) return this.unionOf(type)
    if (isOtherString(type)) return { type: 'string' }
    if (this.checker.isArrayType(type)) {
      const [item] = this.checker.getTypeArguments(type as ts.TypeReference)
      return { type: 'array', items: item === undefined ? {} : this.schemaOf(item) }
    }
    return this.referenceTo(type)
  }

  /** The SDK's enums also allow "any other string". Here that would let every mistake pass. */
  private unionOf(union: ts.UnionType): Schema {
    const isEnum = union.types.some((each) => each.isStringLiteral() && each.value !== '')
    const types = union.types.filter((each) => !isNothing(each) && !(isEnum && isOtherString(each)))
    const schemas = types.map((each) => this.schemaOf(each))
    const literals = schemas.flatMap((schema) => schema.enum ?? [])
    const others = schemas.filter((schema) => schema.enum === undefined)
    const all = literals.length === 0 ? others : [{ enum: literals }, ...others]
    const [only] = all
    return all.length === 1 && only !== undefined ? only : { anyOf: all }
  }

  private referenceTo(type: ts.Type): Schema {
    // The SDK turns decimals into its own objects; on the wire they are strings.
    const shown = this.checker.typeToString(type)
    if (shown === 'Decimal') return { type: 'string' }
    const known = this.names.get(type)
    if (known !== undefined) return { $ref: known }
    const name = `${shown.slice(0, 40)} ${this.names.size}`
    this.names.set(type, name)
    this.definitions[name] = this.objectOf(type)
    return { $ref: name }
  }

  private objectOf(type: ts.Type): Schema {
    const index = this.checker.getIndexInfoOfType(type, ts.IndexKind.String)
    if (index !== undefined) return { type: 'object', additionalProperties: this.schemaOf(index.type) }
    const properties = this.checker
      .getPropertiesOfType(type)
      .filter((each) => !isNothing(this.typeOf(each)) && !isMethod(each))
    return {
      type: 'object',
      properties: Object.fromEntries(properties.map((each) => [each.name, this.schemaOf(this.typeOf(each))])),
      required: properties.filter((each) => !(each.flags & ts.SymbolFlags.Optional)).map((each) => each.name),
      additionalProperties: false,
    }
  }

  private typeOf(symbol: ts.Symbol): ts.Type {
    return this.checker.getTypeOfSymbol(symbol)
  }

  private property(type: ts.Type, name: string): ts.Type {
    const symbol = this.checker.getPropertyOfType(type.isUnion() ? (type.types[0] ?? type) : type, name)
    if (symbol === undefined) throw new Error(`${this.checker.typeToString(type)} has no ${name}.`)
    return this.typeOf(symbol)
  }

  private literal(type: ts.Type): string {
    return type.isStringLiteral() ? type.value : '*'
  }
}

/** `deleted?: void` means that the key is absent. */
function isNothing(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every(isNothing)
  return (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Never)) !== 0
}

/** `string & Record<never, never>`. */
function isOtherString(type: ts.Type): boolean {
  return type.isIntersection() && type.types.some((each) => (each.flags & ts.TypeFlags.String) !== 0)
}

function isMethod(symbol: ts.Symbol): boolean {
  return (symbol.flags & ts.SymbolFlags.Method) !== 0
}
