import { describe, expect, it } from 'vitest'
import { listFile } from '../../../testing/lists/read-list'
import { encode } from '../../../testing/lists/write-list'
import type { Encoding } from '../rules'
import { decodeText } from './decode-text'
import { detectEncoding } from './detect-encoding'

async function detect(bytes: Uint8Array, size = 5): Promise<string> {
  const found = await detectEncoding(listFile('x', bytes, size).open())
  const { encoding, isMarked, isCutOff, isBinary, doubt } = found
  return [encoding, isMarked && 'marked', isCutOff && 'cut off', isBinary && 'binary', doubt && 'in doubt']
    .filter(Boolean)
    .join(' ')
}

async function decode(bytes: Uint8Array, encoding: Encoding): Promise<string> {
  let text = ''
  for await (const piece of decodeText(listFile('x', bytes, 3).open(), encoding)) text += piece
  return text
}

const russian = 'email;имя\na@example.org;Анна Петрова\nb@example.org;Пётр\n'
const ukrainian = "email;ім'я\na@example.org;Їжак Єва\n"
const western = 'email;Prénom\na@example.org;François\nb@example.org;Jürgen Müller\nc@example.org;Åsa\n'
const capitals = 'EMAIL;ФАМИЛИЯ\na@example.org;ИВАНОВА\nb@example.org;ЩУКИН\n'
const towns = 'email,город\na@example.org,Нижний Новгород\nb@example.org,Екатеринбург, центр\n'
const french = 'email;Prénom\na@example.org;Éloïse Lefèvre\nb@example.org;Désabonné, sœur\n'
const german = 'E-Mail;Straße\na@example.org;Königsallee 5, Größe\nb@example.org;Änne Übel\n'
const polish = 'email;imię\na@example.org;Łukasz Wiśniewski\nb@example.org;Małgorzata Wójcik\n'
const czech = 'email;jméno\na@example.org;Jiří Dvořák\nb@example.org;Věra Němcová\n'
const latvian = 'e-pasts;vārds\na@example.org;Jānis Bērziņš\nb@example.org;Līga Kļaviņa\n'
const turkish = 'email;ad\na@example.org;Ayşe Yıldız\nb@example.org;Doğan Çağlar\n'
const greek = 'email;όνομα\na@example.org;Ελένη Παπαδοπούλου\n'
const hebrew = 'email;שם\na@example.org;דוד לוי\nb@example.org;שרה כהן\n'
const left = 'email;статус\na@example.org;отписан\n'
const one = 'email\na@example.org,Олег\n'
const cyrillicEncodings: Encoding[] = ['windows-1251', 'koi8-r', 'x-mac-cyrillic', 'iso-8859-5', 'ibm866']

describe('the encoding of a list', () => {
  it.each<[string, Encoding, string]>([
    [russian, 'utf-8', 'utf-8'],
    [western, 'utf-8', 'utf-8'],
    ['email\na@example.org\n', 'utf-8', 'utf-8'],
    [russian, 'windows-1251', 'windows-1251'],
    [ukrainian, 'windows-1251', 'windows-1251'],
    [western, 'windows-1252', 'windows-1252'],
    [russian, 'utf-16le', 'utf-16le'],
    [western, 'utf-16be', 'utf-16be'],
    ['\ufeffemail;имя\n', 'utf-16le', 'utf-16le marked'],
    ['\ufeffemail;имя\n', 'utf-16be', 'utf-16be marked'],
    ['\ufeffemail;имя\n', 'utf-8', 'utf-8'],
    ['', 'utf-8', 'utf-8'],
  ])('of %j in %s is %s', async (text, encoding, found) => {
    for (const size of [1, 2, 5, 65_536]) expect(await detect(encode(text, encoding), size)).toBe(found)
  })

  // Some encodings have the same bytes for all letters of a text: what counts is the text.
  it.each<[string, Encoding]>([
    ...cyrillicEncodings.flatMap((encoding) =>
      [russian, capitals, towns, left, one].map((text): [string, Encoding] => [text, encoding]),
    ),
    [ukrainian, 'koi8-u'],
    [western, 'macintosh'],
    [french, 'macintosh'],
    [french, 'windows-1252'],
    [french, 'iso-8859-15'],
    [german, 'windows-1252'],
    [german, 'macintosh'],
    [german, 'ibm850'],
    [western, 'ibm850'],
    [polish, 'windows-1250'],
    [polish, 'iso-8859-2'],
    [czech, 'windows-1250'],
    [latvian, 'windows-1257'],
    [turkish, 'windows-1254'],
    [greek, 'windows-1253'],
    [hebrew, 'windows-1255'],
    ['email\na@example.org,Jürgen\n', 'windows-1252'],
    ['email\na@example.org,François\n', 'windows-1252'],
    ['email\na@example.org,O’Brien\n', 'windows-1252'],
  ])('of one byte a character reads %j in %s as it was written, without a doubt', async (text, encoding) => {
    const bytes = encode(text, encoding)
    const found = await detectEncoding(listFile('x', bytes).open())
    expect([found.encoding, await decode(bytes, found.encoding), found.doubt]).toEqual([
      found.encoding,
      text,
      null,
    ])
  })

  it.each<[string, Uint8Array]>([
    ['one byte, which may be any letter', Buffer.from('email\na@example.org,Bj\xd8rn', 'latin1')],
    ['Japanese', Buffer.from('656d61696c0a61406578616d706c652e6f72672c8e5293638e919773', 'hex')],
    ['Western European of DOS', Buffer.from('email\na@example.org,J\x81rgen M\x81ller', 'latin1')],
    ['UTF-8 with a byte that is none', Buffer.concat([encode(russian.repeat(5), 'utf-8'), Buffer.of(0xff)])],
  ])('is in doubt: %s', async (_, bytes) => {
    const { doubt } = await detectEncoding(listFile('x', bytes).open())
    expect(doubt?.sample.length).toBeGreaterThan(0)
    expect(doubt?.encodings.length).toBeGreaterThan(2)
  })

  it('is not UTF-16 because of some zero bytes, and a byte of UTF-16 may be missing', async () => {
    const padded = `email,name${'\0'.repeat(8)}\na@example.org,Anna${'\0'.repeat(14)}\nben@example.org,Ben\n`
    expect(await detect(Buffer.from(padded))).not.toContain('utf-16')
    expect(await detect(encode(russian, 'utf-16le').subarray(0, -1))).toBe('utf-16le cut off')
  })

  it('is still UTF-8 with a broken byte in much of it, and not with much that is broken', async () => {
    const broken = Buffer.concat([encode(russian.repeat(5), 'utf-8'), Buffer.from([0xff, 0x0a])])
    expect(await detect(broken)).toBe('utf-8 in doubt')
    expect(await detect(Buffer.concat([encode(russian, 'windows-1251'), encode('ёж', 'utf-8')]))).toBe(
      'windows-1251',
    )
  })

  it('is cut off within a character', async () => {
    expect(await detect(encode(russian, 'utf-8').subarray(0, -2))).toBe('utf-8 cut off')
    expect(await detect(encode('email\nя', 'utf-8').subarray(0, 7))).toContain('in doubt')
    expect(await detect(encode('яблоко', 'utf-8').subarray(0, 11))).toBe('utf-8 cut off')
  })

  it('of a picture is none', async () => {
    const bytes = Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 37) % 256))
    expect(await detect(bytes)).toContain('binary')
  })
})

it('text is decoded as it arrives, without its mark', async () => {
  const encodings: Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251']
  for (const encoding of encodings) {
    let text = ''
    const marked = encoding.startsWith('utf') ? `\ufeff${russian}` : russian
    for await (const piece of decodeText(listFile('x', encode(marked, encoding), 3).open(), encoding))
      text += piece
    expect(text).toBe(russian)
  }
})
