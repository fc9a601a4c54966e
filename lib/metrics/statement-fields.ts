import type { SpanFields } from '../tracing'

const mostText = 2_000

/**
 * What a span says of a statement. Ours carry their values as parameters; what is written into the text all the same
 * (quoted texts and numbers) becomes `?`, so that no value can slip in.
 */
export function statementFields(text: string): { operation: string; fields: SpanFields } {
  const plain = withoutValues(text.slice(0, 4 * mostText))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, mostText)
  const operation = /^[a-z]+/i.exec(plain)?.[0].toLowerCase() ?? 'statement'
  return {
    operation,
    fields: { 'db.system.name': 'postgresql', 'db.operation.name': operation, 'db.query.text': plain },
  }
}

/** A name in double quotes stays, and so does a parameter. A quoted text that is cut off goes to the end. */
function withoutValues(text: string): string {
  const parts =
    /("[^"]*")|(\$\d+)|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\be'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|'(?:[^']|'')*(?:'|$)|\$(\w*)\$[\s\S]*?(?:\$\3\$|$)|\b\d[\d.]*/gi
  return text.replace(parts, (part, name?: string, parameter?: string) => {
    if (name !== undefined || parameter !== undefined) return part
    return /^(--|\/\*)/.test(part) ? ' ' : '?'
  })
}
