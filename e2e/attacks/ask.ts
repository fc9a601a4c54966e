import { request as openRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { connect } from 'node:net'

/** `status` is 0 without an answer: the connection was closed, or nothing came in time. */
export type Answer = { status: number; headers: IncomingMessage['headers']; body: string; isHung: boolean }

export type Question = {
  method?: string
  path: string
  headers?: Record<string, string | string[]>
  body?: string | Buffer
}

/** The headers that a browser sends to open a page. */
export const page = { accept: 'text/html,application/xhtml+xml' }

const mostBodyBytes = 4 * 1024 * 1024

/** Sends a request exactly as given, which fetch would not, and waits for the whole answer. */
export function ask(site: string, question: Question, withinMs = 30_000): Promise<Answer> {
  const { hostname, port } = new URL(site)
  const { method = 'GET', path, headers = {}, body } = question
  const options: RequestOptions = { hostname, port, method, path, headers, agent: false }
  return new Promise((resolve) => {
    let answer: Answer = { status: 0, headers: {}, body: '', isHung: false }
    const finish = (isHung: boolean) => {
      clearTimeout(tooLate)
      request.destroy()
      resolve({ ...answer, isHung })
    }
    const tooLate = setTimeout(() => finish(true), withinMs)
    const request = openRequest(options, (response) => {
      answer = { ...answer, status: response.statusCode ?? 0, headers: response.headers }
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        if (answer.body.length < mostBodyBytes) answer.body += chunk
      })
      response.on('close', () => finish(false))
      response.on('error', () => finish(false))
    })
    request.on('error', () => finish(false))
    request.end(body)
  })
}

/** Sends bytes that no HTTP client would send. Returns all that is answered until the connection closes. */
export function askRaw(site: string, bytes: string, withinMs = 15_000): Promise<string> {
  const { hostname, port } = new URL(site)
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes))
    const tooLate = setTimeout(() => socket.destroy(), withinMs)
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(tooLate)
      resolve(answer)
    })
  })
}

/** A multipart form as a browser encodes it. `isBroken` leaves out the closing boundary. */
export function formOf(fields: Record<string, string>, isBroken = false): Pick<Question, 'headers' | 'body'> {
  const boundary = '----attack'
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const body = parts.join('') + (isBroken ? '' : `--${boundary}--\r\n`)
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body }
}
