import { afterEach, expect, it } from 'vitest'
import { publication } from '@/lib/publication'
import { translationsOf } from './alternates'

const offered = publication.languages
const offer = (languages: readonly ('en' | 'ru')[]) => Object.assign(publication, { languages })
afterEach(() => offer(offered))

it('names a page in each language that the paper offers, and English for readers of any other', () => {
  offer(['en', 'ru'])
  expect(translationsOf('/articles/lake-baikal')).toEqual({
    'x-default': '/articles/lake-baikal',
    en: '/articles/lake-baikal',
    ru: '/ru/articles/lake-baikal',
  })
  expect(translationsOf('/')).toEqual({ 'x-default': '/', en: '/', ru: '/ru' })
})

it('says nothing where the paper offers one language', () => {
  offer(['en'])
  expect(translationsOf('/donate')).toBeNull()
})
