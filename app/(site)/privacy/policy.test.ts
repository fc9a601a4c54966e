import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const read = (...files: string[]) =>
  files
    .map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8').replace(/^import .*$/gm, ''))
    .join('')
const english = read('page.tsx', 'safety.tsx', 'publisher.tsx')
const russian = read(
  'russian-policy.tsx',
  'russian-rights.tsx',
  'russian-safety.tsx',
  'russian-publisher.tsx',
)

/** How often each of these occurs: a part that only one language has shows here. */
const parts = [
  /<h2/g,
  /<h3/g,
  /<li>/g,
  /statementDescriptor/g,
  /(known-donor|donation-link|visitor|language|asked-to-subscribe|asked-to-remind)[”»]/g,
  /\{[^{}]*\b(unconfirmedDays|openChangeDays|unpaidDays|keptDays|sessionDays|keptHours|askedMinutes)\b[^{}]*\}/g,
]

it('the policy has the same parts in both languages', () => {
  const count = (source: string) => parts.map((part) => `${part.source}: ${source.match(part)?.length ?? 0}`)
  expect(count(russian)).toEqual(count(english))
})
