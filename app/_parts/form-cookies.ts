import { defaultLanguage, inLanguage, type Language } from '@/lib/languages/rules'
import { publication } from '@/lib/publication'

/** What a form keeps in the browser for its own pages alone: their path, by the name of the cookie. */
export const formCookies = {
  'asked-to-subscribe': '/newsletter',
  'asked-to-remind': '/remind-me',
  'asked-to-sign-in': '/sign-in',
} as const

export type FormCookie = keyof typeof formCookies

/**
 * A form's cookie in the language of its pages, which have paths of their own. Each language has a name of its own too:
 * an answer can set or remove only one cookie of a name.
 */
export function formCookie(cookie: FormCookie, language: Language): { name: string; path: string } {
  const name = language === defaultLanguage ? cookie : `${cookie}-${language}`
  return { name, path: inLanguage(language, formCookies[cookie]) }
}

/** One for each language that a reader may switch to before the form's next page is done with. */
export function allFormCookies(cookie: FormCookie): { name: string; path: string }[] {
  return publication.languages.map((language) => formCookie(cookie, language))
}
