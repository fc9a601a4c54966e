import { expect, it } from 'vitest'
import { readUpload, type UploadedFile } from './read-upload'

const boundary = 'x-boundary-x'

function part(name: string, value: string, fileName?: string): string {
  const file = fileName === undefined ? '' : `; filename="${fileName}"\r\ncontent-type: text/csv`
  return `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
}

const end = `--${boundary}--\r\n`

/** A form in chunks. If `breaks` is given, the connection fails after the last chunk once that is true. */
function requestOf(pieces: string[], headers: Record<string, string> = {}, breaks?: Promise<void>): Request {
  const rest = [...pieces]
  const body = new ReadableStream({
    async pull(controller) {
      const piece = rest.shift()
      if (piece !== undefined) return controller.enqueue(Buffer.from(piece))
      await breaks
      if (breaks === undefined) controller.close()
      else controller.error(new Error('The connection failed.'))
    },
  })
  const type = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  const given = { method: 'POST', body, duplex: 'half', headers: { ...type, ...headers } }
  return new Request('http://localhost/', given)
}

async function readAll(fields: Record<string, string>, { name, bytes }: UploadedFile): Promise<string> {
  let text = ''
  for await (const chunk of bytes) text += Buffer.from(chunk).toString()
  return `${fields.source}|${name}|${text}`
}

it('passes the file on with the fields before it', async () => {
  const request = requestOf([part('source', 'The fair'), part('file', 'email\na@example.org', 'x.csv'), end])
  expect(await readUpload(request, readAll)).toBe('The fair|x.csv|email\na@example.org')
})

it('discards the rest of a file that is not read to its end', async () => {
  const request = requestOf([part('file', 'x'.repeat(1_000_000), 'x.csv'), end])
  expect(await readUpload(request, () => Promise.resolve('no, thank you'))).toBe('no, thank you')
})

it('continues if the file is read only in part', async () => {
  const pieces = [
    part('file', 'x'.repeat(100_000), 'x.csv').slice(0, -2),
    ...Array<string>(50).fill('y'.repeat(64_000)),
  ]
  const take = async (_: Record<string, string>, { bytes }: UploadedFile) => {
    for await (const chunk of bytes) return `${chunk.length > 0}`
    return 'nothing'
  }
  expect(await readUpload(requestOf([...pieces, `\r\n${end}`]), take)).toBe('true')
})

it.each([
  ['file', 'without a file', [part('source', 'The fair'), end], {}],
  ['file', 'where none was chosen', [part('file', '', ''), end], {}],
  [
    'too-large',
    'that says it is too large',
    [part('file', 'x', 'x.csv'), end],
    { 'content-length': '300000000' },
  ],
  ['form', 'of another kind', ['source=x'], { 'content-type': 'application/x-www-form-urlencoded' }],
])('says “%s” of a form %s', async (problem, _, pieces, headers) => {
  expect(await readUpload(requestOf(pieces, headers as Record<string, string>), readAll)).toBe(problem)
})

it('tells the reader of the file that it was cut off', async () => {
  const whole = part('file', 'email\na@example.org', 'x.csv')
  let begin: () => void = () => undefined
  const hasBegun = new Promise<void>((resolve) => (begin = resolve))
  const take = async (fields: Record<string, string>, file: UploadedFile) => {
    begin()
    await expect(readAll(fields, file)).rejects.toThrow()
    return 'broke off'
  }
  expect(await readUpload(requestOf([whole.slice(0, -10)]), take)).toBe('broke off')
  expect(await readUpload(requestOf([whole.slice(0, -10)], {}, hasBegun), take)).toBe('broke off')
})
