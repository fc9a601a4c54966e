import { languageNames, splitLanguage, type Language } from '@/lib/languages/rules'
import { publication } from '@/lib/publication'
import { requestedPath } from '../../../_parts/requested-path'
import { requestLanguage } from '../../../_parts/request-text'

/** Links to this page in the other languages. web/requests/take-language.ts keeps the choice in a cookie. */
export async function LanguageSwitch({ className }: { className?: string | undefined }) {
  const current = await requestLanguage()
  const path = await requestedPath()
  const others = publication.languages.filter((language) => language !== current)
  return others.map((language) => (
    <a key={language} className={className} href={choose(path, language)} hrefLang={language} lang={language}>
      {languageNames[language]}
    </a>
  ))
}

function choose(path = '/', language: Language): string {
  const { pathname, searchParams } = new URL(splitLanguage(path).address, 'http://page')
  searchParams.set('language', language)
  return `${pathname}?${searchParams.toString()}`
}
