import { StringDecoder } from 'node:string_decoder'
import type { Encoding } from '../../rules'

/** Decodes bytes as they arrive. Bytes that are not of the encoding become U+FFFD. */
export type Decoder = { write(chunk: Uint8Array): string; end(): string }

export function openDecoder(encoding: Encoding): Decoder {
  // Node's own decoders of these two are several times faster than TextDecoder.
  if (encoding === 'utf-8' || encoding === 'utf-16le') {
    const decoder = new StringDecoder(encoding === 'utf-8' ? 'utf8' : 'utf16le')
    return { write: (chunk) => decoder.write(bufferOf(chunk)), end: () => decoder.end() }
  }
  if (encoding === 'windows-1252') return byTable(windows1252)
  if (encoding === 'ibm850') return byTable(ibm850)
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() }
}

function bufferOf(chunk: Uint8Array): Buffer {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
}

/**
 * The characters of the bytes from 0x80; later ones are those of Latin-1. Node 20's TextDecoder reads windows-1252 as
 * Latin-1, so that "O’Brien" and "€" would lose a character, and it does not know the Western European code page of DOS.
 */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const ibm850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\xad±‗¾¶§÷¸°¨·¹³²■\xa0'

function byTable(table: string): Decoder {
  const isKnown = /[\x80-\xff]/
  const read = (sign: string) => table[sign.charCodeAt(0) - 0x80] ?? sign
  const write = (chunk: Uint8Array) => {
    const text = bufferOf(chunk).toString('latin1')
    return isKnown.test(text) ? text.replaceAll(/[\x80-\xff]/g, read) : text
  }
  return { write, end: () => '' }
}
