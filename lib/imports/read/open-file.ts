import type { ListFile } from '../rules'
import type { OpenedFile } from './part'
import { UnreadableFile } from './unreadable-file'

/** Finds the tables of a file by its first bytes, whatever its name says. */
export async function openFile(file: ListFile): Promise<OpenedFile> {
  const begin = await readBegin(file.open())
  if (begin.length === 0) throw new UnreadableFile('empty', null)
  if (isOtherFormat(begin)) throw new UnreadableFile('unknown_format', null)
  return { parts: [{ kind: 'text', name: file.name, open: file.open }], close: () => Promise.resolve() }
}

const longestSign = 16

async function readBegin(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    chunks.push(Uint8Array.from(chunk.subarray(0, longestSign)))
    size += chunk.length
    if (size >= longestSign) break
  }
  return Buffer.concat(chunks)
}

/** The first bytes of what people send in place of a list: old Excel, PDF, gzip, pictures, RAR, 7z, mails, HTML. */
const otherFormats = [
  'd0cf11e0',
  '25504446',
  '1f8b',
  '89504e47',
  'ffd8ff',
  '47494638',
  '52617221',
  '377abcaf',
  '504b0304',
  '504b0506',
  '7b5c727466',
  'fffe0000',
  '0000feff',
]

function isOtherFormat(begin: Buffer): boolean {
  const hex = begin.toString('hex')
  return otherFormats.some((sign) => hex.startsWith(sign))
}
