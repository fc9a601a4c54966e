/** The part of JSON Schema that the SDK's types need. */
export type Schema = {
  type?: 'array' | 'boolean' | 'null' | 'number' | 'object' | 'string'
  enum?: (string | number | boolean)[]
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | false
  $ref?: string
}

export type StripeSchema = {
  apiVersion: string
  objects: Record<string, Schema>
  deleted: Record<string, Schema>
  params: Record<string, Schema>
  /** The `object` value of the object that each type of event carries. */
  events: Record<string, string>
  definitions: Record<string, Schema>
}
