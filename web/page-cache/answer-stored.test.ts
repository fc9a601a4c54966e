import { createServer, request as ask, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerStored } from './answer-stored'
import { storePage, type StoredPage } from './store-page'

const headers = { 'cache-control': 'public, max-age=0', vary: 'Cookie' }
const caches = { page: headers, start: headers }
const text = '<p>Text</p>'.repeat(100)
let page: StoredPage

const server = createServer((request, response) =>
  answerStored(request, response, {
    page,
    status: 'web; hit',
    isStopping: request.url === '/stopping',
  }),
)

beforeAll(async () => {
  const link =
    '</a.woff2>; rel=preload; as="font"; nonce="x"; type="font/woff2", </b.css>; rel=preload; as="style"; nonce="x"'
  const headers = {
    'content-type': 'text/html',
    'set-cookie': undefined,
    link,
    etag: '"next"',
  }
  const stored = await storePage('/', { status: 200, headers, body: Buffer.from(text) }, caches)
  if (stored === null) throw new Error('A plain page was not stored.')
  page = stored.page
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(() => server.close())

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

function get(headers: Record<string, string> = {}, { method = 'GET', path = '/' } = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const asked = ask({ port, host: '127.0.0.1', method, path, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}

it('sends the best encoding that the browser takes', async () => {
  const br = await get({ 'accept-encoding': 'gzip, deflate, br' })
  expect(br.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(br.body).toString()).toBe(text)
  const gzip = await get({ 'accept-encoding': 'gzip;q=0.5, br;q=0' })
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(gzip.body).toString()).toBe(text)
  for (const encoding of ['identity', 'gzip;q=0, br;q=0.0', 'brown, gzipped']) {
    const plain = await get({ 'accept-encoding': encoding })
    expect(plain.headers['content-encoding'], encoding).toBeUndefined()
    expect(plain.body.toString()).toBe(text)
  }
})

it('sends 304 to a browser that has the page, whatever its encoding', async () => {
  const { headers } = await get({ 'accept-encoding': 'br' })
  for (const known of [String(headers.etag), `W/${headers.etag}`, `"other", ${headers.etag}`, '*']) {
    const again = await get({ 'if-none-match': known })
    expect(again.status, known).toBe(304)
    expect(again.body.length).toBe(0)
  }
  expect((await get({ 'if-none-match': '"other"' })).status).toBe(200)
})

it('keeps of the rendered page only what belongs to every answer', async () => {
  const { headers } = await get()
  expect(headers.link).toBe('</a.woff2>; rel=preload; as="font"; type="font/woff2"')
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=0',
    vary: 'Cookie',
    'cache-status': 'web; hit',
  })
  expect(headers.etag).not.toBe('"next"')
})

it('sends HEAD without a body, and closes the connection of a stopping process', async () => {
  const head = await get({}, { method: 'HEAD' })
  expect(head.body.length).toBe(0)
  expect(head.headers['content-length']).toBe(String(text.length))
  expect((await get({}, { path: '/stopping' })).headers.connection).toBe('close')
})

it('stores no error, no redirect, and nothing that sets a cookie', async () => {
  const body = Buffer.from(text)
  for (const status of [301, 404, 500])
    expect(await storePage('/', { status, headers: {}, body }, caches)).toBeNull()
  expect(await storePage('/', { status: 200, headers: { 'set-cookie': 'a=b' }, body }, caches)).toBeNull()
})
