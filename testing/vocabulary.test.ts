import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

// One word for one thing, in code, docs and copy: docs/glossary.md has the words, and this test the ones that they
// replaced. A name is read as its parts: `giftLink`, `gift_link` and `gift-link` all contain "gift".

const root = path.resolve(import.meta.dirname, '..')

type Retired = {
  /** Tested on lower-case text in which every name has been split into its words. */
  pattern: RegExp
  use: string
  /** Where the word is retired; everywhere if it is left out. */
  within?: RegExp
  /** Where it is still right. */
  except?: RegExp
}

const retired: Retired[] = [
  { pattern: /\bgifts?\b/, use: 'donation' },
  { pattern: /\bdouble (gifts?|donations?)\b/, use: 'duplicate donation' },
  { pattern: /\bdeeds?\b/, use: 'audit entry, or action' },
  { pattern: /\bbarr(ed|ing)\b|\bbar (address|it)\b|\blift (the )?bar\b/, use: 'suppress, unsuppress' },
  {
    pattern: /(?<!first |space )\bletters?\b(?! spac)/,
    use: 'edition (one issue), or newsletter (the whole)',
    within: /^(app|lib\/(editions|newsletter|clicks)|prisma\/models|worker|commands)\//,
    except:
      /import-columns\.ts$|read-csv\.test\.ts$|csv-response\.ts$|unreachable\.tsx$|revenue\/page\.tsx$|fonts\.ts$/,
  },
  { pattern: /\bagree to address\b/, use: 'confirm email change' },
  { pattern: /\bask for address\b/, use: 'request email change' },
  { pattern: /\breassures?\b/, use: 'send already subscribed' },
  { pattern: /\btruths?\b/, use: 'snapshot (what Stripe says)' },
  {
    pattern: /\btell (stripe|donor|staff|change|failure|end|refunds|second factor)\b/,
    use: 'update subscription, or notify …',
  },
  { pattern: /\bcarry out (change|refund|again)\b/, use: 'execute …' },
  { pattern: /\btake up (changes|refunds|undoings)\b/, use: 'resume pending …' },
  { pattern: /\bsweep (outbox|events)\b/, use: 'requeue stuck mails, or events' },
  {
    pattern: /\bspend (proof|sign|click|donation|reminder|preferences|continuation|thank|second)\b/,
    use: 'consume … limit',
  },
  { pattern: /\bbaits?\b/, use: 'honeypot' },
  { pattern: /\badmit unproved\b|\blet in\b/, use: 'require permission, start session' },
  { pattern: /\bkeep sending\b|\bput back\b/, use: 'run sender, release batch', within: /^(lib|worker)\// },
  {
    pattern: /\b(office|printers?|pens?)\b/,
    use: 'sender state, personaliser, outcome buffer',
    within: /^lib\/editions\//,
  },
  { pattern: /\bsigns? of life\b|\bbeat (at|ms|every)\b/, use: 'heartbeat' },
  { pattern: /\b(sender|take|return) pace\b/, use: 'rate limit' },
  { pattern: /\bhurr(y|ied|ies)\b/, use: 'send now' },
  { pattern: /\b(suppressed|edition|suppression) why\b/, use: 'reason' },
  { pattern: /\blegal moves\b/, use: 'allowed transitions' },
  { pattern: /\bnewsroom ts\b/, use: 'edition-fixtures' },
  { pattern: /\bmurder(ed|ers?)?\b|\brandom lives\b/, use: 'chaos, or random histories' },
  {
    pattern: /\bbreakers?\b/,
    use: 'card-testing guard; a breaker is the circuit breaker of the SMTP client',
    within: /^(app\/(?!staff\/newsletter)|lib\/(card|donations|staff)|e2e\/(?!edition))/,
  },
  { pattern: /\bbounced for (good|now)\b/, use: 'hard bounce, soft bounce' },
  { pattern: /\bwho[e]ver\b/, use: 'a sentence that says who' },
  {
    pattern: /\bthe house\b|\b(this|first|one|every|same) door\b/,
    use: 'codebase, process, module, endpoint',
  },
]

const skipped =
  /^(prisma\/(migrations|client|seed\/articles)|docs\/(glossary|writing)\.md|testing\/vocabulary\.test\.ts|package-lock\.json)/
const readable = /\.(ts|tsx|js|css|md|sql|prisma|json|yml|example)$/
const ignoredFolders = new Set([
  'node_modules',
  '.git',
  '.next',
  '.sandbox',
  'test-results',
  'playwright-report',
  'client',
])

function listFiles(folder = ''): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return ignoredFolders.has(entry.name) ? [] : listFiles(name)
    return readable.test(entry.name) && !skipped.test(name) ? [name] : []
  })
}

/** Every name split into its words, in lower case: `giftLink` becomes "gift link". Lines stay. */
function wordsOf(text: string): string {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/[-_./]/g, ' ')
    .toLowerCase()
}

function findRetired(name: string, text: string): string[] {
  const rules = retired.filter(
    ({ within, except }) => (within?.test(name) ?? true) && !(except?.test(name) ?? false),
  )
  const inPath = rules.filter(({ pattern }) => pattern.test(wordsOf(name)))
  const inText = wordsOf(text)
    .split('\n')
    .flatMap((line, index) =>
      rules
        .filter(({ pattern }) => pattern.test(line))
        .map(({ pattern, use }) => `${name}:${index + 1}: “${pattern.exec(line)?.[0]}”: use ${use}`),
    )
  return [...inPath.map(({ use }) => `${name}: its name: use ${use}`), ...inText]
}

describe('the vocabulary', () => {
  it('has no retired word in code, docs and copy', () => {
    const found = listFiles().flatMap((name) =>
      findRetired(name, readFileSync(path.join(root, name), 'utf8')),
    )
    expect(found).toEqual([])
  })

  it.each([
    ['lib/a.ts', 'const giftLink = 1', 'donation'],
    ['lib/a.ts', 'bounced_for_good', 'hard bounce'],
    ['docs/a.md', 'The first door checks it', 'endpoint'],
    ['app/a.tsx', '<p>The next letter comes on Friday</p>', 'edition'],
    ['lib/give-gift.ts', '', 'donation'],
  ])('finds a retired word in %s: %s', (name, text, use) => {
    expect(findRetired(name, text)).toEqual([expect.stringContaining(use)])
  })

  it.each([
    ['app/a.css', 'letter-spacing: 0'],
    ['app/a.css', 'p::first-letter {}'],
    ['lib/mail/ask-breaker.ts', 'the breaker is open'],
    ['lib/a.ts', 'toBeTruthy()'],
  ])('leaves %s alone: %s', (name, text) => {
    expect(findRetired(name, text)).toEqual([])
  })
})
