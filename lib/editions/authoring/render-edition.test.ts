import { expect, it } from 'vitest'
import { nameSettings } from '../../../testing/fixtures/settings'
import { linkOf } from '../../newsletter/links/reader-link'
import { signReaderLinks } from '../../newsletter/links/sign-reader-links'
import { renderEdition } from './render-edition'
import { renderFrames } from './render-frames'

const words = {
  number: 12,
  dueOn: new Date('2026-11-27'),
  subject: 's',
  preheader: 'p',
  openingNote: '',
  editorName: '',
  hasPicture: true,
}

it('is written once where one language is offered, and once more for each other one', async () => {
  nameSettings()
  const links = signReaderLinks(linkOf({ id: 'a', linkId: null }))
  expect(await renderFrames({ ...words, items: [] }, links, ['en'])).toEqual([])
  const frames = await renderFrames({ ...words, items: [] }, links, ['en', 'ru'])
  expect(frames).toMatchObject([{ language: 'ru', html: expect.stringContaining('lang="ru"') as string }])
})

it('links each story directly, with the edition and position as parameters, the same for every reader', async () => {
  nameSettings()
  const items = ['cats', 'railway'].map((slug, index) => ({
    position: index + 1,
    blurb: '',
    article: {
      headline: slug,
      section: 'Culture',
      slug,
      bodyMarkdown: 'Words, and [a link](/articles/other), [a place](#end) and <b>.',
      illustration: null,
      illustrationAlt: null,
    },
  }))
  const mails = await Promise.all(
    ['a', 'b'].map((reader) =>
      renderEdition({ ...words, items }, signReaderLinks(linkOf({ id: reader, linkId: null }))),
    ),
  )
  for (const { text } of mails) {
    const stories = text.split('\n').filter((line) => line.startsWith('http') && line.includes('/articles/'))
    expect(stories).toEqual([
      'http://localhost:3000/articles/cats?weekly=12.1',
      'http://localhost:3000/articles/railway?weekly=12.2',
    ])
  }
  expect(mails[0]?.html).toContain('href="http://localhost:3000/articles/other"')
  expect(mails[0]?.html).toContain('href="http://localhost:3000/articles/cats#end"')
})
