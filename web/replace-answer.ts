import type { ServerResponse } from 'node:http'

export type Replacement = { status: number; headers: Record<string, string>; body: string }

type Sender = (...given: unknown[]) => unknown

/** Headers that speak of the body which is not sent. */
const ofTheBody = ['content-length', 'content-encoding', 'content-type', 'etag', 'link']

/**
 * Lets an answer be another than the one that Next gives, by the status it was going to have. The head is
 * changed as it is written, because compression writes it before it lets the first words through.
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
