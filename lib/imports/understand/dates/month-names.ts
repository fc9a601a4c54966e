/** The beginnings of the months' names in the languages of lists that people have sent, by month. */
const beginnings: readonly (readonly string[])[] = [
  ['jan', 'jän', 'янв', 'ene', 'gen', 'sty', 'січ'],
  ['feb', 'fév', 'fev', 'фев', 'lut', 'лют'],
  ['mar', 'mär', 'mrz', 'maa', 'мар', 'бер'],
  ['apr', 'avr', 'апр', 'abr', 'kwi', 'кві'],
  ['may', 'mai', 'mag', 'mei', 'maj', 'мая', 'май', 'тра'],
  ['jun', 'juin', 'июн', 'giu', 'cze', 'чер'],
  ['jul', 'juil', 'июл', 'lug', 'lip', 'лип'],
  ['aug', 'aoû', 'aou', 'авг', 'ago', 'sie', 'сер'],
  ['sep', 'сен', 'set', 'wrz', 'вер'],
  ['oct', 'okt', 'окт', 'ott', 'out', 'paź', 'жов'],
  ['nov', 'ноя', 'lis'],
  ['dec', 'dez', 'déc', 'дек', 'dic', 'gru', 'гру'],
]
const longestBeginning = 4

const months = new Map(beginnings.flatMap((names, place) => names.map((name) => [name, place + 1] as const)))

/** 1 to 12; null if the word names no month. */
export function monthOf(word: string): number | null {
  if (word.length < 3 || word.length > 12 || !/^\p{L}+$/u.test(word)) return null
  const lower = word.normalize('NFC').toLowerCase()
  return months.get(lower.slice(0, longestBeginning)) ?? months.get(lower.slice(0, 3)) ?? null
}
