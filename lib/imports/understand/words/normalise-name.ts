/** "E-Mail  Address", "emailAddress" and "e_mail_address" are the same name; so are full-width letters. */
export function normaliseName(name: string): string {
  return name
    .slice(0, 200)
    .normalize('NFKC')
    .trim()
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1_')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '')
}

/** A value without case, spaces and punctuation: "Hard Bounce" and "hard_bounce" are the same. */
export function squash(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

/** What systems write where there is nothing. */
const blanks = new Set([
  ...[
    '',
    '[]',
    '{}',
    '-',
    '--',
    '–',
    '—',
    '.',
    '?',
    'n/a',
    'na',
    '#n/a',
    'null',
    '(null)',
    '\\n',
    'none',
    'nil',
    'nan',
  ],
  ...[
    'undefined',
    'never',
    '0000-00-00',
    '0000-00-00 00:00:00',
    '0001-01-01 00:00:00',
    '0001-01-01t00:00:00',
  ],
])

const longestBlank = Math.max(...[...blanks].map(({ length }) => length))
/** Asked for every cell of a file: most are answered by their first character. */
const firstOfBlanks = new Set(
  [...blanks].flatMap((blank) => [blank.charCodeAt(0), blank.toUpperCase().charCodeAt(0)]),
)
const space = 32

export function isBlankValue(value: string): boolean {
  if (value === '') return true
  const first = value.charCodeAt(0)
  if (first > space && first < 0xa0 && !firstOfBlanks.has(first)) return false
  return blanks.has((value.length > longestBlank ? value.trim() : value).trim().toLowerCase())
}
