import { once } from 'node:events'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'

export type UploadedFile = { name: string; bytes: AsyncIterable<Uint8Array> }

/** The limit of the whole form with its file. */
const mostBytes = 200 * 1024 * 1024

export type UploadProblem = 'file' | 'form' | 'too-large'

/**
 * Reads a form with a file as it arrives. Passes the file to `take` as a stream, with the fields before it. `take`
 * reads at its own pace, and what it leaves is discarded. Returns the answer of `take`.
 */
export async function readUpload<Answer>(
  request: Request,
  take: (fields: Record<string, string>, file: UploadedFile) => Promise<Answer>,
): Promise<Answer | UploadProblem> {
  const contentType = request.headers.get('content-type') ?? ''
  if (request.body === null || !contentType.startsWith('multipart/form-data')) return 'form'
  const isTooLarge = Number(request.headers.get('content-length') ?? 0) > mostBytes + 64 * 1024

  const parser = new Busboy({
    headers: { 'content-type': contentType },
    limits: { fileSize: mostBytes, files: 1, fields: 10, fieldSize: 4096 },
  })
  const fields: Record<string, string> = {}
  let answer: Promise<Answer | UploadProblem> | null = null
  let open: BusboyFileStream | null = null
  parser.on('field', (name, value) => (fields[name] = value))
  parser.on('file', (_, file, name) => {
    open = file
    answer = isTooLarge || !name ? passOver(file, isTooLarge ? 'too-large' : 'file') : handOver(file, name)
    // Awaited below, when the form has been read.
    answer.catch(() => undefined)
  })
  const handOver = async (file: BusboyFileStream, name: string) => {
    const taken = await take(fields, { name, bytes: whole(file) })
    file.resume()
    return taken
  }

  try {
    await pipeline(Readable.fromWeb(request.body as ReadableStream), parser)
  } catch {
    // The client has gone: the reader of the file must be told.
    ;(open as BusboyFileStream | null)?.destroy(new Error('The file did not arrive completely.'))
    return (await (answer as Promise<Answer | UploadProblem> | null)) ?? 'form'
  }
  return (await (answer as Promise<Answer | UploadProblem> | null)) ?? 'file'
}

async function passOver(file: BusboyFileStream, problem: UploadProblem): Promise<UploadProblem> {
  file.resume()
  await once(file, 'end').catch(() => undefined)
  return problem
}

/** @throws if the file is too large or broke off: it is incomplete then */
async function* whole(file: BusboyFileStream): AsyncGenerator<Uint8Array> {
  // A reader that has enough lets the rest be skipped; a destroyed stream would hold up the whole form.
  for await (const chunk of file.iterator({ destroyOnReturn: false })) yield chunk as Uint8Array
  if (file.truncated) throw new Error('The file is too large.')
}
