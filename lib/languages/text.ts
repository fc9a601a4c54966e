import { formatDate, formatDay, formatMoment, type Day } from '../days'
import { makeText, type Catalogue, type Text } from './messages'
import { defaultLanguage, type Language } from './rules'
import { russianForBrowsers } from './russian/browser'
import { russian } from './russian/catalogue'

export type Message = keyof typeof russian

/** The text of a language where all messages are at hand: on the server, with dates. */
export type ServerText = Text<Message> & {
  /** "Friday 27 November 2026", "27 ноября 2026 года" */
  day: (day: Day) => string
  date: (instant: Date) => string
  moment: (instant: Date) => string
  /** The attribute `lang` of what stays English (articles, editions); an English page has no need of it. */
  english: 'en' | undefined
}

const texts: Record<Language, ServerText> = { en: openText('en'), ru: openText('ru') }

export function textIn(language: Language = defaultLanguage): ServerText {
  return texts[language]
}

/** The messages that forms show in a reader's browser. English needs none. */
export function browserCatalogue(language: Language): Catalogue {
  return language === 'ru' ? russianForBrowsers : {}
}

function openText(language: Language): ServerText {
  return Object.assign(makeText<Message>(language, language === 'ru' ? russian : {}), {
    day: (day: Day) => formatDay(day, language),
    date: (instant: Date) => formatDate(instant, language),
    moment: (instant: Date) => formatMoment(instant, language),
    english: language === 'en' ? undefined : ('en' as const),
  })
}
