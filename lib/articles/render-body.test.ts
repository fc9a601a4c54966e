import { expect, it } from 'vitest'
import { renderBody, renderOpening } from './render-body'

const two = 'First paragraph.\n\nSecond one.'

it('keeps whole paragraphs up to the limit, and says whether that is all', () => {
  expect(renderOpening(two, 100)).toEqual({
    html: '<p>First paragraph.</p>\n<p>Second one.</p>\n',
    isWhole: true,
  })
  expect(renderOpening(two, 26)).toEqual({ html: '<p>First paragraph.</p>\n', isWhole: false })
  expect(renderOpening(two, 27).isWhole).toBe(true)
  expect(renderOpening(two, 15)).toEqual({ html: '', isWhole: false })
  expect(renderOpening('', 15)).toEqual({ html: '', isWhole: true })
})

it('ends neither within a list or a quotation, nor with a heading', () => {
  expect(renderOpening('Start.\n\n- one\n- two\n- three', 12).html).toBe('<p>Start.</p>\n')
  expect(renderOpening('Start.\n\n> one\n>\n> two', 10).html).toBe('<p>Start.</p>\n')
  expect(renderOpening('Start.\n\n## Head\n\nA long paragraph.', 14).html).toBe('<p>Start.</p>\n')
})

it('counts code, and resolves a link whose address stands at the end', () => {
  expect(renderOpening(`Start.\n\n    ${'x'.repeat(50)}`, 20).html).toBe('<p>Start.</p>\n')
  const html = renderOpening('See [here][1].\n\nMore words.\n\n[1]: https://a.example', 15).html
  expect(html).toBe('<p>See <a href="https://a.example">here</a>.</p>\n')
})

it('has no heading of the first level, which the mail around it has', () => {
  expect(renderOpening('# One\n\nText.', 50).html).toBe('<h2>One</h2>\n<p>Text.</p>\n')
})

it('shows a picture’s description instead of the picture, and no tag of the text', () => {
  const source = 'A ![<b>cat</b> asleep](/cat.png) and <script>alert(1)</script>.'
  expect(renderOpening(source, 500).html).toBe(
    '<p>A &lt;b&gt;cat&lt;/b&gt; asleep and &lt;script&gt;alert(1)&lt;/script&gt;.</p>\n',
  )
  expect(renderBody('![cat](/cat.png)')).toContain('<img')
})
