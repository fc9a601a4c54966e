import type { ServerResponse } from 'node:http'

export type Replacement = { status: number; headers: Record<string, string>; body: string }

type Sender = (...given: unknown[]) => unknown

/** Headers that describe the body that is not sent. */
const ofTheBody = ['content-length', 'content-encoding', 'content-type', 'etag', 'link']

/**
 * Replaces Next's answer by another, depending on its status. It does so as the head is written, because compression
 * writes the head before the first bytes of the body.
 */
export function replaceAnswer(
  response: ServerResponse,
  replacementFor: (status: number) => Replacement | null,
): void {
  const writeHead = response.writeHead.bind(response) as Sender
  const write = response.write.bind(response) as Sender
  const end = response.end.bind(response) as Sender
  let replacement: Replacement | null = null
  const pending = () => replacement ?? (response.headersSent ? null : replacementFor(response.statusCode))

  response.writeHead = ((...given: unknown[]) => {
    const status = typeof given[0] === 'number' ? given[0] : response.statusCode
    replacement = replacementFor(status)
    if (replacement === null) return writeHead(...given)
    for (const name of ofTheBody) response.removeHeader(name)
    for (const [name, value] of Object.entries(replacement.headers)) response.setHeader(name, value)
    return writeHead(replacement.status)
  }) as typeof response.writeHead
  response.write = ((...given: unknown[]) => (pending() ? true : write(...given))) as typeof response.write
  response.end = ((...given: unknown[]) => {
    const instead = pending()
    return instead === null ? end(...given) : end(instead.body)
  }) as typeof response.end
}
