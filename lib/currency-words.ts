/**
 * How people write the currencies that they may type beside an amount: signs, codes and words, in the languages of our
 * readers, in lower case and without dots. "$", "dollar" and "pound" alone mean those of the United States and Britain.
 */
const marks: Record<string, string> = {
  usd: '$ us$ $us usd us american dollar dollars buck bucks доллар доллара доллары долларов долл сша бакс бакса баксы баксов dólar dólares dolar dolarów dollaro dollari долар доларів',
  eur: '€ eur euro euros евро євро euró evro ευρώ يورو',
  gbp: '£ gbp uk british pound pounds sterling stg quid фунт фунта фунты фунтов стерлингов pfund',
  rub: '₽ rub rur ruble rubles rouble roubles р руб рубль рубля рубли рублей',
  uah: '₴ uah hryvnia hryvnias грн гривна гривны гривен гривень',
  kzt: '₸ kzt tenge тенге',
  gel: '₾ gel lari лари',
  amd: '֏ amd dram dram драм драмов',
  byn: 'byn',
  cad: 'c$ ca$ can$ cdn$ cad canadian',
  aud: 'a$ au$ aud australian',
  nzd: 'nz$ nzd',
  hkd: 'hk$ hkd',
  sgd: 's$ sg$ sgd',
  mxn: 'mx$ mxn peso pesos',
  brl: 'r$ brl real reais',
  jpy: '¥ jpy yen 円',
  cny: 'cny rmb yuan 元 юань юаней',
  krw: '₩ krw won',
  inr: '₹ inr rs rupee rupees',
  chf: 'chf sfr fr franken franc francs франк франков',
  sek: 'sek kr krona kronor',
  nok: 'nok kroner',
  dkk: 'dkk',
  pln: 'zł zl pln złoty zloty złotych',
  czk: 'kč kc czk koruna korun',
  huf: 'ft huf forint',
  try: '₺ try tl lira',
  ils: '₪ ils nis shekel shekels шекель шекелей',
  aed: 'aed dirham dirhams',
}

const dollars = new Set(['usd', 'cad', 'aud', 'nzd', 'hkd', 'sgd', 'mxn'])
const pounds = new Set(['gbp'])

/** Other currencies have these names too, so another mark beside them may decide: "Canadian dollars", "CAD $5". */
const shared = new Map([
  ['$', dollars],
  ['dollar', dollars],
  ['dollars', dollars],
  ['pound', pounds],
  ['pounds', pounds],
])

const currencies = new Map(
  Object.entries(marks).flatMap(([currency, names]) =>
    names.split(' ').map((name) => [name, currency] as const),
  ),
)

/**
 * The currency that a text names, such as "US $" or "долл. США": null if it is empty, undefined if it has another word
 * or two currencies.
 */
export function currencyNamed(text: string): string | null | undefined {
  const words = text.toLowerCase().replaceAll('.', '').split(/\s+/).filter(Boolean).flatMap(splitSigns)
  const [first, ...others] = new Set(
    words.filter((word) => !shared.has(word)).map((word) => currencies.get(word)),
  )
  if (others.length > 0) return undefined
  const vague = words.filter((word) => shared.has(word))
  if (words.length === vague.length) return sameFor(vague)
  return first !== undefined && vague.every((word) => shared.get(word)?.has(first)) ? first : undefined
}

function sameFor(words: string[]): string | null | undefined {
  const [first = null, ...others] = new Set(words.map((word) => currencies.get(word)))
  return others.length > 0 ? undefined : first
}

/** "US$" is one mark; "$usd" and "5 $us" may be two. */
function splitSigns(word: string): string[] {
  return currencies.has(word) ? [word] : word.split(/(\p{Sc})/u).filter(Boolean)
}
