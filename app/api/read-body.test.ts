import { expect, it } from 'vitest'
import { readBody } from './read-body'

function requestOf(chunks: Uint8Array[], counted = { given: 0 }): Request {
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = chunks[counted.given]
        counted.given += 1
        if (chunk === undefined) controller.close()
        else controller.enqueue(chunk)
      },
    },
    { highWaterMark: 0 },
  )
  return new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit)
}

it('joins characters that were split between two chunks', async () => {
  const bytes = new TextEncoder().encode('дар')
  expect(await readBody(requestOf([bytes.slice(0, 3), bytes.slice(3)]), 100)).toBe('дар')
})

it('stops reading once a body is too large, with any Content-Length', async () => {
  const counted = { given: 0 }
  const chunks = Array.from({ length: 50 }, () => new Uint8Array(10))
  expect(await readBody(requestOf(chunks, counted), 25)).toBeNull()
  expect(counted.given).toBeLessThan(6)
})

it('reads an empty body as an empty text', async () => {
  expect(await readBody(new Request('http://localhost/', { method: 'POST' }), 10)).toBe('')
})
