import { describe, expect, it } from 'vitest'
import { listFile } from '../../../testing/lists/read-list'
import { encode } from '../../../testing/lists/write-list'
import type { Encoding } from '../rules'
import { decodeText } from './decode-text'
import { detectEncoding } from './detect-encoding'

async function detect(bytes: Uint8Array, size = 5): Promise<string> {
  const { encoding, isMarked, isCutOff, isBinary } = await detectEncoding(listFile('x', bytes, size).open())
  return [encoding, isMarked && 'marked', isCutOff && 'cut off', isBinary && 'binary']
    .filter(Boolean)
    .join(' ')
}

const russian = 'email;имя\na@example.org;Анна Петрова\nb@example.org;Пётр\n'
const ukrainian = "email;ім'я\na@example.org;Їжак Єва\n"
const western = 'email;Prénom\na@example.org;François\nb@example.org;Jürgen Müller\nc@example.org;Åsa\n'

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

  it('is still UTF-8 with a broken byte in much of it, and not with much that is broken', async () => {
    const broken = Buffer.concat([encode(russian.repeat(5), 'utf-8'), Buffer.from([0xff, 0x0a])])
    expect(await detect(broken)).toBe('utf-8')
    expect(await detect(Buffer.concat([encode(russian, 'windows-1251'), encode('ёж', 'utf-8')]))).toBe(
      'windows-1251',
    )
  })

  it('is cut off within a character', async () => {
    expect(await detect(encode(russian, 'utf-8').subarray(0, -2))).toBe('utf-8 cut off')
    expect(await detect(encode('email\nя', 'utf-8').subarray(0, 7))).toBe('windows-1252')
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
