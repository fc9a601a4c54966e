import type { Encoding } from '../../rules'

/** The encodings of one byte a character: those that can only be told by what the text then looks like. */
export type OneByteEncoding = Exclude<Encoding, 'utf-8' | 'utf-16le' | 'utf-16be'>

/** How likely a letter above ASCII is among all such letters of a list of names, in lower case. */
type Letters = ReadonlyMap<string, number>

function letters(...weights: string[]): Letters {
  const found = new Map<string, number>()
  for (const [, letter = '', weight] of weights.join(' ').matchAll(/(\D)(\d+)/gu))
    if (letter !== ' ') found.set(letter, (found.get(letter) ?? 0) + Number(weight))
  const sum = [...found.values()].reduce((all, weight) => all + weight, 0)
  return new Map([...found].map(([letter, weight]) => [letter, weight / sum]))
}

// Rounded shares of a thousand, from the frequency of letters in each language and in its names. Several languages that
// share an encoding are mixed, because a list of readers is.
const western = letters(
  'é180 ü100 ö90 ä80 á70 è50 í55 ó55 ñ40 ç40 å40 ã30 ø30 ê20 ë20 ú20 ï15 ô15 â15 à15 ß15 æ10 î10 õ10 ò8 š6 ž6',
  'ù5 ì5 û5 ý4 ð3 þ3 œ6 ÿ1',
)
const central = letters(
  'á120 é80 í70 ł70 š60 ž60 č50 ě50 ę40 ř40 ó40 ą30 ż30 ś30 ć30 ý30 ö30 ö10 ü20 ń20 ú20 ů20 ő20 ű10 đ10 ă12 î8',
  'â6 ş12 ţ12 ľ8 ź5 ô5 ň5 ť5 ď4 ä10 ß3 ŕ1 ĺ1 ç1 ë1',
)
const baltic = letters(
  'ā110 š140 ž80 ė90 ū60 ē60 ī70 ą40 č30 ņ30 ų30 į25 ļ25 ę20 ķ15 ģ8 ä50 ö30 ü50 õ60 é5 ó3 ł3 å2 ż1 ś1 ć1 ń1',
)
const turkish = letters('ı190 ş140 ü140 ğ90 ö120 ç110 İ25 â4 î2 é2')
const greek = letters(
  'α120 ο95 ι90 ε85 τ75 ν65 η55 ς50 ρ45 κ42 π42 υ38 μ35 λ33 σ40 ω20 θ13 γ22 δ20 χ12 φ9 β8 ξ4 ζ4 ψ2',
  'ά32 έ25 ί35 ό35 ή25 ύ18 ώ15 ϊ2 ΐ1 ϋ1',
)
const hebrew = letters(
  'י115 ו105 ה90 ל75 א65 ר60 ת50 ב50 מ50 ש45 נ40 ע35 ם28 ד27 ח25 ק22 פ20 כ20 ט13 ג14 ס18 צ12 ז14 ן20 ך6 ף3 ץ3',
)
const cyrillic = letters(
  'о97 е82 а92 и78 н68 т50 с49 р52 в48 л48 к40 м31 д28 п22 у24 я22 ь18 ы14 б16 з16 г18 й17 ч14 х10 ж9 ш9 ю9 ц4',
  'щ4 э4 ф5 ё7 ъ3 і12 ї3 є3 ґ1 ў2 ј1 љ1 њ1 ћ1 ђ1 џ1',
)

/**
 * How likely each encoding is before its text is seen, as a logarithm. Lists of today were saved by Windows or by a web
 * application; a Mac, DOS or a mail program of the nineties is rare.
 */
export const candidates: readonly { encoding: OneByteEncoding; letters: Letters; prior: number }[] = [
  { encoding: 'windows-1251', letters: cyrillic, prior: 0 },
  { encoding: 'koi8-r', letters: cyrillic, prior: -2 },
  { encoding: 'koi8-u', letters: cyrillic, prior: -3 },
  { encoding: 'ibm866', letters: cyrillic, prior: -2 },
  { encoding: 'x-mac-cyrillic', letters: cyrillic, prior: -2 },
  { encoding: 'iso-8859-5', letters: cyrillic, prior: -4 },
  { encoding: 'windows-1252', letters: western, prior: 0 },
  { encoding: 'macintosh', letters: western, prior: -2 },
  { encoding: 'iso-8859-15', letters: western, prior: -2 },
  { encoding: 'ibm850', letters: western, prior: -3 },
  { encoding: 'windows-1250', letters: central, prior: -2 },
  { encoding: 'iso-8859-2', letters: central, prior: -3 },
  { encoding: 'windows-1257', letters: baltic, prior: -3 },
  { encoding: 'windows-1254', letters: turkish, prior: -3 },
  { encoding: 'windows-1253', letters: greek, prior: -4 },
  { encoding: 'iso-8859-7', letters: greek, prior: -5 },
  { encoding: 'windows-1255', letters: hebrew, prior: -4 },
]
