import { describe, expect, it } from 'vitest'
import { arrange } from './arrange'

const items = ['one', 'two', 'three'].map((articleId) => ({ articleId, blurb: `Why ${articleId}` }))
const after = (intent: string) => arrange(items, intent).map(({ articleId }) => articleId)

describe('a button of the editor', () => {
  it('moves a story up or down by one place', () => {
    expect(after('up:two')).toEqual(['two', 'one', 'three'])
    expect(after('down:two')).toEqual(['one', 'three', 'two'])
  })

  it('leaves the first where it is when moved up, and the last when moved down', () => {
    expect(after('up:one')).toEqual(['one', 'two', 'three'])
    expect(after('down:three')).toEqual(['one', 'two', 'three'])
  })

  it('takes a story out', () => {
    expect(after('remove:two')).toEqual(['one', 'three'])
  })

  it('keeps the words with the story that moves', () => {
    expect(arrange(items, 'up:three')[1]).toEqual({ articleId: 'three', blurb: 'Why three' })
  })

  it('changes nothing for a story that is gone, or a word that is no move', () => {
    expect(after('up:four')).toEqual(['one', 'two', 'three'])
    expect(after('burn:one')).toEqual(['one', 'two', 'three'])
    expect(after('save')).toEqual(['one', 'two', 'three'])
  })
})
