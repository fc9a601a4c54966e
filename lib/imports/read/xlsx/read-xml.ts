import { SaxesParser } from 'saxes'
import { decodeText } from '../decode-text'
import { UnreadableFile } from '../unreadable-file'

export type XmlHandlers = {
  /** Names are without their prefix. */
  open: (name: string, attributes: Readonly<Record<string, string>>) => void
  close?: (name: string) => void
  text?: (text: string) => void
  /** After each piece of the file. */
  piece?: () => void
}

/** No text, comment or tag of a workbook is this long. Without the limit, memory would run out. */
const longestWithoutEvent = 4 * 1024 * 1024

/**
 * Reads XML piece by piece, and yields after each. Entities of a document type are not expanded.
 *
 * @throws UnreadableFile if it is not well-formed
 */
export async function* readXml(
  bytes: AsyncIterable<Uint8Array>,
  { open, close, text }: XmlHandlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser()
  let quiet = 0
  parser.on('opentag', ({ name, attributes }) => {
    quiet = 0
    open(withoutPrefix(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    quiet = 0
    close?.(withoutPrefix(name))
  })
  if (text !== undefined) parser.on('text', text)
  parser.on('error', () => {
    throw new UnreadableFile('cut_off', parser.line)
  })
  for await (const piece of decodeText(bytes, 'utf-8')) {
    quiet += piece.length
    if (quiet > longestWithoutEvent) throw new UnreadableFile('too_long', parser.line)
    parser.write(piece)
    yield
  }
  parser.close()
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Reads all of a small file. */
export async function readWholeXml(bytes: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  const pieces = readXml(bytes, handlers)
  while ((await pieces.next()).done !== true);
}
