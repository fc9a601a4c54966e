import type { SpanFields } from '../tracing'

const mostText = 2_000

/** The statement's first word, such as `select`, which names its span. */
export function operationOf(text: string): string {
  return /^\s*([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? 'statement'
}

/**
 * What a span says about a statement. Our statements have their values in parameters. If one has a value in its text (a
 * string or a number) all the same, the span has `?` instead, so no value reaches the collector.
 */
export function statementFields(text: string): SpanFields {
  const plain = withoutValues(text.slice(0, 4 * mostText))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, mostText)
  return {
    'db.system.name': 'postgresql',
    'db.operation.name': operationOf(text),
    'db.query.text': plain,
  }
}

/**
 * Keeps names in double quotes and parameters, replaces strings and numbers with `?`, and leaves out comments. A string
 * without an end, because the text was cut, is replaced up to the end of the text.
 */
function withoutValues(text: string): string {
  const parts =
    /("[^"]*")|(\$\d+)|--[^\n]*|\/\*|\be'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|'(?:[^']|'')*(?:'|$)|\$(\w*)\$[\s\S]*?(?:\$\3\$|$)|\b\d[\w.]*/gi
  let plain = ''
  let copied = 0
  for (let found = parts.exec(text); found !== null; found = parts.exec(text)) {
    const [part, name, parameter] = found
    if (part === '/*') parts.lastIndex = endOfComment(text, found.index)
    const isComment = part === '/*' || part.startsWith('--')
    plain += text.slice(copied, found.index) + (name ?? parameter ?? (isComment ? ' ' : '?'))
    copied = parts.lastIndex
  }
  return plain + text.slice(copied)
}

/** In SQL, unlike in C, a comment may contain another comment. */
function endOfComment(text: string, begin: number): number {
  const marks = /\/\*|\*\//g
  marks.lastIndex = begin
  let depth = 0
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    depth += mark[0] === '/*' ? 1 : -1
    if (depth === 0) return marks.lastIndex
  }
  return text.length
}
