/**
 * A pattern for any of the phrases. In a phrase, `…` stands for up to 50 characters of the same sentence, or none. Every part is
 * bounded, so that the time grows with the text only. A phrase begins at the beginning of a word, except in Chinese and
 * Japanese, which write no spaces between words.
 */
export function phrases(list: string): RegExp {
  const each = list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' … ', ' (?:[^.;!?]{0,50} )?'))
  const spaceless = each.filter((phrase) => withoutSpaces.test(phrase))
  const spaced = each.filter((phrase) => !withoutSpaces.test(phrase))
  return new RegExp([`(?<![\\p{L}\\d])(?:${spaced.join('|')})`, ...spaceless].join('|'), 'u')
}

const withoutSpaces = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
