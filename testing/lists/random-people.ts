import type { Standing } from '../../lib/imports/rules'
import type { Random } from '../random'

/** Somebody in a made list, before it is written in any dialect. Times are in whole minutes of the publication's zone. */
export type Person = {
  email: string
  name: string
  tags: string[]
  note: string
  standing: Standing
  reason: 'bounce' | 'complaint' | 'staff' | null
  /** 'YYYY-MM-DD HH:MM' */
  signedUp: string | null
  left: string | null
  ip: string | null
}

/** Which characters its names may have: those that the encoding of the list can write. */
export type Script = 'ascii' | 'western' | 'cyrillic' | 'any'

const names: Record<Script, readonly string[]> = {
  ascii: ['Anna Petrova', "Brendan O'Neill", 'Chen, Wei', 'Jo "JJ" Jones', 'A; B', 'Tab|Bar', 'Smith'],
  western: [
    'Jürgen Müller',
    'Åsa Öberg',
    'José Núñez, hijo',
    'François "Fr" Lefèvre',
    'Smith; Müller',
    'Zoë',
  ],
  cyrillic: ['Анна Петрова', 'Пётр Ильич', 'Фёдор "Ф" Достоевский', 'Киев, улица', 'Ольга; Ирина', 'Smith'],
  any: ['王小明', 'Анна Müller', '😀 Smile', 'Ελένη, Α', 'Jo "JJ" Jones', 'é̂ combining', 'Plain Name'],
}
const notes: readonly string[] = [
  '',
  '',
  'met at the fair',
  'two\nlines',
  'a "quoted" word, and a comma',
  'x;y|z',
]
const tags: readonly string[] = ['news', 'vip', 'fair 2024', 'a-b', 'Москва', 'Zürich']
const standings: readonly Standing[] = [
  'subscribed',
  'subscribed',
  'unsubscribed',
  'suppressed',
  'never_agreed',
]

/** People with different addresses, the same for the same random numbers. */
export function randomPeople(
  random: Random,
  { size, script, from = 0 }: { size: number; script: Script; from?: number },
): Person[] {
  return Array.from({ length: size }, (_, index) => randomPerson(random, { script, number: from + index }))
}

function randomPerson(random: Random, { script, number }: { script: Script; number: number }): Person {
  const standing = random.pick(standings)
  const writable = tags.filter((tag) => isWritable(tag, script))
  return {
    email: `${random.pick(['reader', 'a.b', 'x_y', 'first-last', 'tag+news'])}${number}@${random.pick(['example.org', 'mail.example.net', 'xn--e1afmkfd.example'])}`,
    name: random.pick(names[script]),
    tags: writable.filter(() => random.chance(0.3)),
    note: random.pick(notes),
    standing,
    reason: standing === 'suppressed' ? random.pick(['bounce', 'complaint', 'staff'] as const) : null,
    signedUp: random.chance(0.8) ? randomTime(random) : null,
    left: standing === 'unsubscribed' && random.chance(0.7) ? randomTime(random) : null,
    ip: random.chance(0.3) ? `203.0.${Math.floor(random.next() * 200)}.7` : null,
  }
}

/** True if the encodings of a script can write the text. */
export function isWritable(text: string, script: Script): boolean {
  if (script === 'any') return true
  return script === 'cyrillic'
    ? !/[À-ÿ]/.test(text)
    : script === 'western'
      ? !/[а-яё]/i.test(text)
      : /^[\0-\x7f]*$/.test(text)
}

function randomTime(random: Random): string {
  const two = (least: number, most: number) =>
    String(least + Math.floor(random.next() * (most - least + 1))).padStart(2, '0')
  // Not between two and three at night, an hour that the change of clocks leaves out or repeats.
  return `${2015 + Math.floor(random.next() * 11)}-${two(1, 12)}-${two(1, 28)} ${two(4, 23)}:${two(0, 59)}`
}
