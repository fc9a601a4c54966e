import { createElement, Fragment, type ReactNode } from 'react'
import { formatMoney, type Money } from '../money'
import { inLanguage, type Language } from './rules'
import type { russianForBrowsers } from './russian/browser'

export type { Language }

/** A message that a client component may show: the reader's browser gets the translations of these alone. */
export type BrowserMessage = keyof typeof russianForBrowsers

// A message is its English sentence, and the key of its translations. English therefore needs no catalogue: what a
// page shows stands in the page. `{name}` is a value; `<name>…</name>` is a part that the page draws (a link, strong).

/** The forms of a Russian sentence by the number that it names: 1 день, 2 дня, 5 дней. `by` is that value. */
type Plural = { by: string; one: string; few: string; many: string }
export type Translation = string | Plural
export type Catalogue = Readonly<Record<string, Translation>>

type NameOf<Message extends string> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NameOf<Rest>
  : never
type TagOf<Message extends string> = Message extends `${string}</${infer Name}>${infer Rest}`
  ? Name | TagOf<Rest>
  : never
type Values<Message extends string> = [NameOf<Message>] extends [never]
  ? []
  : [values: Record<NameOf<Message>, string | number>]
type Parts<Message extends string> = Record<NameOf<Message>, ReactNode> &
  Record<TagOf<Message>, (words: ReactNode) => ReactNode>

/** The text of one language. */
export type Text<Known extends string = string> = {
  <Message extends Known>(message: Message, ...values: Values<Message>): string
  /** The same with links and other elements in it. */
  rich: <Message extends Known>(message: Message, parts: Parts<Message>) => ReactNode
  /** A text that is a message only sometimes: an error of a schema, the name of a section. */
  known: (text: string, values?: Readonly<Record<string, string | number>>) => string
  /** "$10", "10 $" */
  money: (amount: Money) => string
  /** "2.9", "2,9" */
  number: (number: number) => string
  /** The address of a page in this language. */
  href: (address: string) => string
  language: Language
}

const locales: Record<Language, string> = { en: 'en-US', ru: 'ru-RU' }

export function makeText<Known extends string>(language: Language, catalogue: Catalogue): Text<Known> {
  const find = (message: string, values: Readonly<Record<string, unknown>>) =>
    choose(Object.hasOwn(catalogue, message) ? catalogue[message] : undefined, values) ?? message
  const text = (message: string, values: Record<string, string | number> = {}) =>
    find(message, values).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  const more = {
    rich: (message: string, parts: Readonly<Record<string, unknown>>) =>
      fillRich(find(message, parts), parts),
    known: text,
    money: (amount: Money) => formatMoney(amount, locales[language]),
    number: (number: number) => number.toLocaleString(locales[language]),
    href: (address: string) => inLanguage(language, address),
    language,
  }
  return Object.assign(text, more) as Text<Known>
}

const plurals = new Intl.PluralRules('ru')

function choose(
  translation: Translation | undefined,
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  if (typeof translation !== 'object') return translation
  const form = plurals.select(Number(values[translation.by]))
  return form === 'one' || form === 'many' ? translation[form] : translation.few
}

/** A text cut at its values and its parts: each odd piece is one of them. */
const cuts = /(\{\w+\}|<(\w+)>.*?<\/\2>)/gs

function fillRich(text: string, parts: Readonly<Record<string, unknown>>): ReactNode {
  let from = 0
  const pieces: ReactNode[] = []
  for (const { 0: whole, index } of text.matchAll(cuts)) {
    pieces.push(text.slice(from, index), drawPart(whole, parts))
    from = index + whole.length
  }
  pieces.push(text.slice(from))
  return createElement(Fragment, null, ...pieces.filter((piece) => piece !== ''))
}

function drawPart(whole: string, parts: Readonly<Record<string, unknown>>): ReactNode {
  const [, name, words] = /^<(\w+)>(.*)<\/\1>$/s.exec(whole) ?? []
  if (name === undefined) return parts[whole.slice(1, -1)] as ReactNode
  const draw = parts[name] as (words: ReactNode) => ReactNode
  return draw(fillRich(words ?? '', parts))
}
