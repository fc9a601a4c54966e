const plurals = new Intl.PluralRules('ru')

/** "1 день", "2 дня", "5 дней": a number with its noun, in the forms that Russian has for one, few and many. */
export function countRussian(number: number, [one, few, many]: readonly [string, string, string]): string {
  const form = plurals.select(number)
  const noun = form === 'one' ? one : form === 'few' ? few : many
  return `${number}\u00a0${noun}`
}
