import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { hashBytes } from './hash-bytes'
import { isIntact } from './is-intact'

const english = { subject: 'Ice', html: '<p>It cracks.</p>', text: 'It cracks.\n' }
const russian = { language: 'ru' as const, html: '<p>Открыть</p>', text: 'Открыть\n' }

it('an edition in English alone has the hash of its subject, HTML and text, as before there were other languages', () => {
  const before = createHash('sha256').update('3:Ice17:<p>It cracks.</p>11:It cracks.\n').digest('hex')
  expect(hashBytes(english)).toBe(before)
  expect(isIntact({ ...english, bytesHash: before, frames: [] })).toBe(true)
})

it('the hash is of every language: none can be changed, removed or added', () => {
  const stored = { ...english, frames: [russian], bytesHash: hashBytes({ ...english, frames: [russian] }) }
  expect(isIntact(stored)).toBe(true)
  const changed = [
    { ...stored, subject: 'Snow' },
    { ...stored, html: null },
    { ...stored, text: `${english.text} ` },
    { ...stored, frames: [] },
    { ...stored, frames: [{ ...russian, html: russian.html.replace('О', 'о') }] },
    { ...stored, frames: [{ ...russian, text: '' }] },
    { ...stored, frames: [{ ...russian, language: 'en' as const }] },
    { ...stored, bytesHash: hashBytes(english) },
    { ...stored, bytesHash: null },
  ]
  for (const edition of changed) expect(isIntact(edition)).toBe(false)
})
