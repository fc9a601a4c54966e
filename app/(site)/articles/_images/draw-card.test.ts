import { afterEach, expect, it } from 'vitest'
import { answerImage } from './answer-image'
import { drawable } from './drawable'
import { drawCard, drawPicture } from './draw-card'

const ownFetch = globalThis.fetch
afterEach(() => {
  globalThis.fetch = ownFetch
})

/** The addresses that were asked for meanwhile, apart from data in the code itself. */
function noteFetches(): string[] {
  const asked: string[] = []
  globalThis.fetch = (...given) => {
    const url = given[0] instanceof Request ? given[0].url : String(given[0])
    if (!url.startsWith('data:')) asked.push(url)
    return ownFetch(...given)
  }
  return asked
}

function sizeOf(png: Buffer | null): [number, number] {
  if (png === null || png.toString('latin1', 1, 4) !== 'PNG') throw new Error('This is no PNG.')
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

const every = Array.from({ length: 0x2300 }, (_, code) => String.fromCodePoint(code)).join('')

it('draws every character that it does not leave out, and asks no other server', async () => {
  const asked = noteFetches()
  const drawn = drawable(every, 10_000)
  expect(drawn).toMatch(/Z.*é.*ż.*Я.*ё.*“.*€/)
  for (let start = 0; start < drawn.length; start += 150)
    await drawCard({ headline: drawn.slice(start, start + 150), section: 'Новости', illustration: null })
  const strange = '日本 🙂 👨‍👩‍👧 © ™ ‼ مرحبا ไทย \u202e\u0000 \ud800'
  const card = await drawCard({ headline: strange.repeat(40), section: strange, illustration: '../../.env' })
  expect(sizeOf(card)).toEqual([1200, 630])
  expect(asked).toEqual([])
})

it('leaves out what the fonts lack, and cuts a long headline', () => {
  expect(drawable('Ice 🙂 in  日本\non the Neva', 80)).toBe('Ice in on the Neva')
  expect(drawable('Байкал', 80)).toBe('Байкал')
  expect(drawable('e\u0301', 80)).toBe('é')
  expect(drawable('a'.repeat(200), 160)).toHaveLength(160)
})

it('makes a picture of an illustration of ours, and of no other file', async () => {
  expect(sizeOf(await drawPicture('lake-baikal.svg'))).toEqual([1200, 675])
  for (const name of [null, 'missing.svg', '../error-page.css', '../icon.svg', 'a.png'])
    expect(await drawPicture(name), String(name)).toBeNull()
})

it('is drawn once, however many ask at once, and not at all for who has it', async () => {
  let drawings = 0
  const draw = () => {
    drawings += 1
    return Promise.resolve(Buffer.from('image'))
  }
  const ask = (etag?: string) =>
    answerImage(
      new Request('https://a.example/', { headers: etag === undefined ? {} : { 'if-none-match': etag } }),
      {
        of: ['once'],
        draw,
        instead: '/social-card.png',
      },
    )
  const [first] = await Promise.all([ask(), ask(), ask()])
  await ask()
  expect(drawings).toBe(1)
  const etag = first.headers.get('etag') ?? ''
  expect((await ask(`W/${etag}`)).status).toBe(304)
  expect((await ask('"other"')).status).toBe(200)
})

it('sends requests elsewhere while too many wait, and goes on after a failure', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const request = new Request('https://a.example/')
  const ask = (name: string, draw: () => Promise<Buffer | null>) =>
    answerImage(request, { of: [name], draw, instead: '/social-card.png' })
  const begun = Array.from({ length: 20 }, (_, index) =>
    ask(`held-${index}`, async () => {
      await held
      if (index === 0) throw new Error('It cannot be drawn.')
      return Buffer.from(`image ${index}`)
    }).catch(() => null),
  )
  const late = await ask('late', () => Promise.resolve(null))
  expect([late.status, late.headers.get('location')]).toEqual([302, '/social-card.png'])
  release()
  const answers = await Promise.all(begun)
  expect(answers.map((answer) => answer?.status)).toEqual([undefined, ...Array<number>(19).fill(200)])
  expect((await ask('none', () => Promise.resolve(null))).status).toBe(404)
})

it('keeps the images that were used last, up to a limit in bytes', async () => {
  const drawings = new Map<string, number>()
  const ask = (name: string) =>
    answerImage(new Request('https://a.example/'), {
      of: [name],
      draw: () => {
        drawings.set(name, (drawings.get(name) ?? 0) + 1)
        return Promise.resolve(Buffer.alloc(4_000_000))
      },
      instead: '/social-card.png',
    })
  for (const name of ['one', 'two', 'three', 'one', 'four', 'five', 'one', 'two']) await ask(name)
  expect(Object.fromEntries(drawings)).toEqual({ one: 1, two: 2, three: 1, four: 1, five: 1 })
})
