import { randomUUID } from 'node:crypto'
import { open, unlink, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { UnreadableFile } from './unreadable-file'

const mostBytes = 512 * 1024 * 1024

/**
 * Copies a stream to the disk, for formats that are read from their end. The copy has no name, so nobody else can open
 * it, and nothing is left when this process ends.
 */
export async function spoolFile(bytes: AsyncIterable<Uint8Array>): Promise<FileHandle> {
  const name = path.join(tmpdir(), `list-${randomUUID()}`)
  const handle = await open(name, 'wx+', 0o600)
  try {
    await unlink(name)
    let size = 0
    for await (const chunk of bytes) {
      size += chunk.length
      if (size > mostBytes) throw new UnreadableFile('too_large', null)
      await handle.writeFile(chunk)
    }
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}
