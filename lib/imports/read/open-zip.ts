import { crc32 } from 'node:zlib'
import { fromFdPromise, type Entry, type ZipFile } from 'yauzl'
import { spoolFile } from './spool-file'
import { UnreadableFile } from './unreadable-file'

export type ZipEntry = { name: string; open: () => AsyncIterable<Uint8Array> }
export type OpenedZip = { entries: ZipEntry[]; close: () => Promise<void> }

const mostEntries = 2_000
/** What all entries may become. A list of a million lines has a tenth of it; a bomb has more. */
const mostUnpacked = 1024 * 1024 * 1024

/**
 * Opens a ZIP. Sizes and checksums are compared when an entry is read, so nothing can be missing without a word.
 *
 * @throws UnreadableFile if it is damaged, has a password, or becomes too large
 */
export async function openZip(bytes: AsyncIterable<Uint8Array>): Promise<OpenedZip> {
  const handle = await spoolFile(bytes)
  try {
    const zip = await fromFdPromise(handle.fd, { autoClose: false }).catch(damaged)
    const entries = await listEntries(zip)
    return { entries: entries.map((entry) => toEntry(zip, entry)), close: () => handle.close() }
  } catch (error) {
    await handle.close()
    throw error
  }
}

function damaged(): never {
  throw new UnreadableFile('cut_off', null)
}

async function listEntries(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > mostEntries) throw new UnreadableFile('too_large', null)
  const entries: Entry[] = []
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry)
  } catch {
    damaged()
  }
  for (const { uncompressedSize } of entries) unpacked += uncompressedSize
  if (unpacked > mostUnpacked) throw new UnreadableFile('too_large', null)
  return entries
}

function toEntry(zip: ZipFile, entry: Entry): ZipEntry {
  return {
    name: entry.fileName,
    open: async function* () {
      if (entry.isEncrypted()) throw new UnreadableFile('has_password', null)
      if (!entry.canDecodeFileData()) throw new UnreadableFile('unknown_format', null)
      const stream = await zip.openReadStreamPromise(entry).catch(damaged)
      let sum = 0
      try {
        for await (const chunk of stream as AsyncIterable<Buffer>) {
          sum = crc32(chunk, sum)
          yield chunk
        }
      } catch (error) {
        // What a reader of the pieces throws does not arrive here.
        if (error instanceof UnreadableFile) throw error
        damaged()
      }
      if (sum !== entry.crc32) damaged()
    },
  }
}
