import { IncomingMessage } from 'node:http'

/** The same request with its body already read: readers get all of it at once. */
export function replayRequest(request: IncomingMessage, body: Buffer): IncomingMessage {
  const whole = new IncomingMessage(request.socket)
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request
  Object.assign(whole, { method, url, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor })
  // `headers` is a getter over the raw headers until it is set.
  whole.headers = headers
  // The body may have come in chunks; now its length is known.
  Reflect.deleteProperty(whole.headers, 'transfer-encoding')
  whole.headers['content-length'] = String(body.length)
  whole.complete = true
  if (body.length > 0) whole.push(body)
  whole.push(null)
  return whole
}
