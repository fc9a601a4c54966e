import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { wordErrors } from './error-page'

let server: Server
let url = ''

/** Stands where Next does: an empty shell for what failed, in chunks, with its head written early or late. */
beforeAll(async () => {
  server = createServer((request, response) => {
    wordErrors(request, response)
    response.statusCode = request.url === '/fine' ? 200 : 500
    response.setHeader('content-type', 'text/html')
    if (request.url === '/early') response.setHeader('content-encoding', 'gzip').writeHead(500)
    response.write('<html id="__next_error__">')
    response.end('</html>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
})
afterAll(() => void server.close())

const ask = (path: string, { method = 'GET', accept = 'text/html,*/*' } = {}) =>
  fetch(url + path, { method, headers: { accept } })

it.each(['/late', '/early'])('says what to do when a page fails, without a script: %s', async (path) => {
  const answer = await ask(path)
  expect(answer.status).toBe(500)
  const html = await answer.text()
  expect(html).toContain('Please load this page again')
  expect(html).not.toContain('__next_error__')
})

it('tells whoever sent a form that nothing was charged, and where the words are', async () => {
  const html = await (await ask('/donate', { method: 'POST' })).text()
  expect(html).toContain('Nothing was charged')
  expect(html).toContain('Go back one page')
})

it('leaves alone what went well, and whoever did not ask for a page', async () => {
  expect(await (await ask('/fine')).text()).toContain('__next_error__')
  expect(await (await ask('/data', { accept: 'text/x-component' })).text()).toContain('__next_error__')
})
