import type { Encoding } from '../rules'
import { openDecoder } from './encodings/open-decoder'

/** Long enough that the work for each piece does not count, short enough for memory. */
const pieceLength = 64 * 1024
const byteOrderMark = 0xfeff

/**
 * Decodes bytes as they arrive, and joins small chunks. A mark at the beginning is left out. Bytes that are not of the
 * encoding become U+FFFD.
 */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = openDecoder(encoding)
  let waiting = ''
  let isBegin = true
  for await (const chunk of inPieces(bytes)) {
    waiting += decoder.write(chunk)
    if (waiting.length < pieceLength) continue
    yield isBegin ? withoutMark(waiting) : waiting
    isBegin = false
    waiting = ''
  }
  waiting += decoder.end()
  if (waiting !== '') yield isBegin ? withoutMark(waiting) : waiting
}

/** A file in memory may arrive in one chunk. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes)
    for (let at = 0; at < chunk.length; at += pieceLength) yield chunk.subarray(at, at + pieceLength)
}

function withoutMark(text: string): string {
  // The UTF-8 mark, also as windows-1251 and windows-1252 read it.
  return text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text.replace(/^(?:ï»¿|п»ї)/, '')
}
