import { headers } from 'next/headers'
import { cache } from 'react'
import { defaultLanguage, isLanguage, type Language } from '@/lib/languages/rules'
import { textIn, type ServerText } from '@/lib/languages/text'

/** The language of the page that was asked for, which web/requests/take-language.ts read from the address. */
export const requestLanguage: () => Promise<Language> = cache(async () => {
  const named = (await headers()).get('x-language')
  return isLanguage(named) ? named : defaultLanguage
})

/** The text of a page, a form's answer or a route. */
export const requestText: () => Promise<ServerText> = cache(async () => textIn(await requestLanguage()))
