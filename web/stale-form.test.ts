import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { redirectStaleForms } from './stale-form'

let server: Server
let url = ''

/** Stands where Next does: answers 409 to every action it does not know, as Next words it. */
beforeAll(async () => {
  server = createServer((request, response) => {
    redirectStaleForms(request, response)
    response.statusCode = request.url?.startsWith('/fine') ? 200 : 409
    response.setHeader('content-type', 'text/plain')
    response.end('Server Action unavailable.')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
})
afterAll(() => void server.close())

const post = (path: string, headers: Record<string, string> = {}) =>
  fetch(url + path, { method: 'POST', redirect: 'manual', headers })

it('leads a form of another build to a page that says so, and knows the way back', async () => {
  const answer = await post('/articles/lake-baikal?page=2')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/stale-form?back=%2Farticles%2Flake-baikal')
  expect(await answer.text()).toBe('')
})

it('leaves everything else as it is', async () => {
  expect((await post('/fine')).status).toBe(200)
  expect((await post('/donate', { 'next-action': 'abc' })).status).toBe(409)
  expect((await post('/api/stripe/webhook')).status).toBe(409)
  expect((await fetch(`${url}/donate`)).status).toBe(409)
})
