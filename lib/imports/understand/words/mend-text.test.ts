import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDecoder } from '../../read/encodings/open-decoder'
import type { Encoding } from '../../rules'
import { mendText } from './mend-text'

/** UTF-8 as a program shows it that takes it for `encoding`. */
function misread(text: string, encoding: Encoding): string {
  const decoder = openDecoder(encoding)
  return decoder.write(Buffer.from(text)) + decoder.end()
}

const names = ['Иван Петров', 'Пётр', 'Роман Яшин', 'Сергей, Её', 'Їжак Ґалаґан', 'Юлия «Мир» – №1']
const western = [
  'René',
  'Zoë Müller',
  'Élodie Ångström',
  'Łukasz Żółć',
  'Jiří Dvořák',
  'Gökçe Şahin',
  'D’Arcy – “x”',
]

describe('UTF-8 that was read as another encoding is mended', () => {
  it.each([
    'windows-1252',
    'windows-1251',
    'windows-1254',
    'windows-1250',
    'macintosh',
    'ibm866',
    'koi8-r',
  ] as const)('%s', (encoding) => {
    for (const name of [...names, ...western]) {
      const shown = misread(name, encoding)
      // A byte without a character is lost for good.
      if (!shown.includes('\ufffd')) expect([shown, mendText(shown)]).toEqual([shown, name])
    }
  })

  it('also twice and three times', () => {
    for (const name of names.concat(western)) {
      let shown = name
      for (let times = 0; times < 3; times += 1) {
        shown = misread(shown, 'windows-1252')
        expect([shown, mendText(shown)]).toEqual([shown, name])
      }
    }
  })

  it('beside words that are right, and with plain spaces instead of hard ones', () => {
    expect(mendText('Ð˜Ð²Ð°Ð½ (Иван)')).toBe('Иван (Иван)')
    expect(mendText('Ð Ð¾Ð¼Ð°Ð½')).toBe('Роман')
    expect(mendText('Conor O’Brien, cafÃ©')).toBe('Conor O’Brien, café')
  })

  it('and Cyrillic of one byte a letter that was read as Western', () => {
    expect(mendText('Èâàí Ïåòðîâ')).toBe('Иван Петров')
    expect(mendText('é×ÁÎ')).toBe('Иван')
  })
})

it('HTML entities are read, also after they were escaped twice', () => {
  expect(mendText('Fish &amp; Chips')).toBe('Fish & Chips')
  expect(mendText('&#1048;&#x432;ан')).toBe('Иван')
  expect(mendText('Ren&eacute;e &amp;amp; &Zcaron;an')).toBe('Renée & Žan')
  expect(mendText('O&#39;Brien&#8217;s')).toBe("O'Brien’s")
  expect(mendText('&amp;eacute;&Atilde;&copy;t')).toBe('éét')
})

it.each([
  ...[
    ...names,
    ...western,
    'CAFÉ»',
    '«IRMû',
    'TOVĂRĂŞIE',
    'PÓŁNOC',
    'd’été',
    '„Ä“',
    'Всё её',
    'Ні, Її Дії',
    'AT&T',
  ],
  ...[
    'R&D; a&b',
    'x&y=1&copy',
    'Ελένη Παπαδοπούλου',
    'שלום',
    'محمد',
    '山田',
    '김철수',
    'ÅSE Öö',
    'naïve',
    '5 °C',
  ],
  ...['Þórður', 'Đặng Thị', 'ÜÇGÜL', '☕ 😀'],
])('“%s” is left as it is', (text) => expect(mendText(text)).toBeNull())

it('any text is read without an error, and what was mended is not mended again', () => {
  const characters = fc.constantFrom(
    ...Array.from('ÐÑÃÂâ€™˜²°½©ИРСвЂёЁ«»&#;amp1 aZé√–\u0080\u00a0\ud800\u{1f600}'),
  )
  fc.assert(
    fc.property(fc.array(characters, { maxLength: 40 }), (some) => {
      const mended = mendText(some.join(''))
      if (mended !== null) expect([mended, mendText(mended)]).toEqual([mended, null])
    }),
  )
})
