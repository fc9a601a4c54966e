import { expect, it } from 'vitest'
import { languages } from '@/lib/languages/rules'
import { publication } from '@/lib/publication'
import { publicPage } from '@/web/page-cache/public-page'
import { allFormCookies, formCookie, formCookies, type FormCookie } from './form-cookies'

const all = languages.flatMap((language) =>
  Object.keys(formCookies).map((cookie) => formCookie(cookie as FormCookie, language)),
)

it('is sent to the pages of its form in its language, and two never replace each other', () => {
  expect(formCookie('asked-to-subscribe', 'en')).toEqual({ name: 'asked-to-subscribe', path: '/newsletter' })
  expect(formCookie('asked-to-sign-in', 'ru')).toEqual({ name: 'asked-to-sign-in-ru', path: '/ru/sign-in' })
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
})

it('is kept for every offered language, so that a reader may switch', () => {
  expect(allFormCookies('asked-to-remind')).toEqual(
    publication.languages.map((language) => formCookie('asked-to-remind', language)),
  )
})

it('gets a page made for its reader, not a stored one', () => {
  for (const { name } of all)
    expect(publicPage('GET', '/newsletter', { cookie: `a=1; ${name}=x` }), name).toBeNull()
})
