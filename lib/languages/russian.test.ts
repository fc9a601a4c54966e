import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { Translation } from './messages'
import { russianForBrowsers } from './russian/browser'
import { russian } from './russian/catalogue'
import { russianSections } from './russian/sections'

// That a message has its translation is the compiler's work (`Message` in text.ts). This is the rest: translations that
// nobody shows, that are still English, or that lost a value or a link on the way.

const root = path.resolve(import.meta.dirname, '..', '..')
const entries: [string, Translation][] = Object.entries(russian)

function formsOf(translation: Translation): string[] {
  return typeof translation === 'string'
    ? [translation]
    : [translation.one, translation.few, translation.many]
}

type Source = { file: string; source: string }

/** The sources of the product, except the catalogues. */
const sources: Source[] = ['app', 'lib', 'web'].flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .map((name) => `${room}/${name}`)
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && !file.startsWith('lib/languages/russian'))
    .map((file) => ({ file, source: readFileSync(path.join(root, file), 'utf8') })),
)

/**
 * What stands between two quotes on one line, from each quote on. An apostrophe in a comment therefore hides no text
 * behind it; what lies between two texts is found too, and is no message.
 */
const literals = /(?=(['"])((?:\\.|(?!\1)[^\\\n])*)\1)/g

/** The sources by the texts in them, read once: asking each file for each message took half a minute. */
const sourcesByText = new Map<string, Set<Source>>()
for (const source of sources)
  for (const [, , literal = ''] of source.source.matchAll(literals)) {
    const text = literal.replaceAll("\\'", "'")
    sourcesByText.set(text, (sourcesByText.get(text) ?? new Set()).add(source))
  }

/** The files that name a message, as a text of their own. */
function filesWith(message: string): Source[] {
  return [...(sourcesByText.get(message) ?? [])]
}

/** Put together from a name in the settings: lib/languages/edition-day.ts. */
const composed = /^(every|on) (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/

it('has no translation that nothing shows', () => {
  const unused = Object.keys(russian).filter((message) => filesWith(message).length === 0)
  const isData = (message: string) => composed.test(message) || Object.hasOwn(russianSections, message)
  expect(unused.filter((message) => !isData(message))).toEqual([])
  expect(filesWith('This message does not exist.')).toEqual([])
})

it('names each section of the seed in Russian, and no other', () => {
  const folder = path.join(root, 'prisma', 'seed', 'articles')
  const sections = readdirSync(folder).map(
    (name) => /^section: (.+)$/m.exec(readFileSync(path.join(folder, name), 'utf8'))?.[1],
  )
  expect([...new Set(sections)].toSorted()).toEqual(Object.keys(russianSections).toSorted())
})

it('has no translation that is still English', () => {
  const left = entries.filter(([, translation]) =>
    formsOf(translation).some((form) => !/[а-яё№]/i.test(form)),
  )
  expect(left.map(([message]) => message)).toEqual([])
})

const valuesOf = (text: string) => [...new Set(text.match(/\{\w+\}|<\/\w+>/g))].toSorted()

it('keeps every value and every link, in every form', () => {
  const lost = entries.filter(([message, translation]) =>
    formsOf(translation).some((form) => valuesOf(form).join() !== valuesOf(message).join()),
  )
  expect(lost.map(([message]) => message)).toEqual([])
})

it('counts by a value of the sentence', () => {
  const odd = entries.filter(
    ([message, translation]) => typeof translation === 'object' && !message.includes(`{${translation.by}}`),
  )
  expect(odd.map(([message]) => message)).toEqual([])
})

it('is set as Russian is: its quotes, its dashes, no space before a mark', () => {
  const odd = entries.flatMap(([, translation]) =>
    formsOf(translation).filter((form) => /["“”]| - |--|\s[,.!?;:]|\s{2}|\.\.\./.test(form)),
  )
  expect(odd).toEqual([])
})

it('addresses readers as «вы», in small letters, and never as «ты»', () => {
  const odd = entries.flatMap(([, translation]) =>
    formsOf(translation).filter((form) =>
      /(?<!^|[.!?:«]\s?|>)\bВ(ы|ас|ам|аш)|(^|[^а-яё])(ты|тебе|тебя|твой|твоя)(?![а-яё])/.test(form),
    ),
  )
  expect(odd).toEqual([])
})

it('gives a browser only what its forms say', () => {
  const isForms = ({ file, source }: Source) =>
    // A client component, or a schema whose errors forms show.
    file.startsWith('lib/') ||
    source.includes("/use-text'") ||
    source.includes("'./use-text'") ||
    source.includes('BoxText')
  const strays = Object.keys(russianForBrowsers).filter((message) => !filesWith(message).some(isForms))
  expect(strays).toEqual([])
})
