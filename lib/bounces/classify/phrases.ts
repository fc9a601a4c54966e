/**
 * A pattern for any of the phrases. In a phrase, `…` stands for up to 50 characters of the same sentence, or none. Every part is
 * bounded, so that the time grows with the text only.
 */
export function phrases(list: string): RegExp {
  const each = list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' … ', ' (?:[^.;!?]{0,50} )?'))
  return new RegExp(`(?<![\\p{L}\\d])(?:${each.join('|')})`, 'u')
}
