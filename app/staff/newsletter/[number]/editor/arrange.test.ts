import { describe, expect, it } from 'vitest'
import { arrange } from './arrange'

const items = ['one', 'two', 'three'].map((articleId) => ({ articleId, blurb: `Why ${articleId}` }))
const after = (intent: string) => arrange(items, intent).map(({ articleId }) => articleId)

describe('a story’s button in the editor', () => {
  it('moves a story up or down by one position', () => {
    expect(after('up:two')).toEqual(['two', 'one', 'three'])
    expect(after('down:two')).toEqual(['one', 'three', 'two'])
  })

  it('does not move the first story up or the last one down', () => {
    expect(after('up:one')).toEqual(['one', 'two', 'three'])
    expect(after('down:three')).toEqual(['one', 'two', 'three'])
  })

  it('makes a story the lead, the others keep their order', () => {
    expect(after('lead:three')).toEqual(['three', 'one', 'two'])
    expect(after('lead:one')).toEqual(['one', 'two', 'three'])
  })

  it('removes a story', () => {
    expect(after('remove:two')).toEqual(['one', 'three'])
  })

  it('moves a story together with its text', () => {
    expect(arrange(items, 'up:three')[1]).toEqual({ articleId: 'three', blurb: 'Why three' })
  })

  it('changes nothing for a missing story or an unknown button', () => {
    expect(after('up:four')).toEqual(['one', 'two', 'three'])
    expect(after('burn:one')).toEqual(['one', 'two', 'three'])
    expect(after('save')).toEqual(['one', 'two', 'three'])
  })
})
