import { createServer, type IncomingMessage, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failedPage } from './error-page'
import { replaceAnswer } from './replace-answer'
import { staleForm } from './stale-form'

let server: Server
let url = ''

/** The query tells the stand-in for Next which status to answer, and whether to write the head early. */
beforeAll(async () => {
  server = createServer((request, response) => {
    replaceAnswer(response, (status) => staleForm(request, status) ?? failedPage(request, status))
    const asked = wishOf(request)
    response.statusCode = asked.status
    response.setHeader('content-type', 'text/plain')
    if (asked.isEarly) response.setHeader('content-encoding', 'gzip').writeHead(asked.status)
    response.write('Words of ')
    response.end('Next.')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
})
afterAll(() => void server.close())

function wishOf(request: IncomingMessage): { status: number; isEarly: boolean } {
  const query = new URL(request.url ?? '/', 'http://next').searchParams
  return { status: Number(query.get('status')), isEarly: query.has('early') }
}

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(url + path, { method, redirect: 'manual', headers: { accept: 'text/html,*/*', ...headers } })

describe.each(['', '&early'])('an answer of Next (%s)', (early) => {
  it('leads a form of another build to a page that explains it and links back', async () => {
    const answer = await ask(`/articles/lake-baikal?status=409${early}`, {}, 'POST')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/stale-form?back=%2Farticles%2Flake-baikal')
    expect(await answer.text()).toBe('')
  })

  it('replaces a failure with a page that says what to do next, without a script', async () => {
    const answer = await ask(`/?status=500${early}`)
    expect(answer.status).toBe(500)
    expect(await answer.text()).toContain('Please load this page again')
    const toForm = await ask(`/donate?status=500${early}`, {}, 'POST')
    expect(await toForm.text()).toContain('Nothing was charged')
  })
})

it.each([
  ['what went well', '/?status=200', {}, 'GET'],
  ['what is for a script', '/?status=500', { accept: 'text/x-component' }, 'GET'],
  ['a stale form with a script', '/donate?status=409', { 'next-action': 'abc' }, 'POST'],
  ['a conflict of the API', '/api/stripe/webhook?status=409', {}, 'POST'],
] as const)('does not change %s', async (_, path, headers, method) => {
  const answer = await ask(path, headers, method)
  expect(answer.status).toBe(Number(new URL(url + path).searchParams.get('status')))
  expect(await answer.text()).toBe('Words of Next.')
})
