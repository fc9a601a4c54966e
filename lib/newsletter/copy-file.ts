import { randomUUID } from 'node:crypto'
import { open, unlink, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * Copies a streamed file so that it can be read a second time. The copy on disk has no name, so that nobody else can
 * open it and nothing is left when this process ends. The first bytes stay in memory until it is clear whether a copy
 * is needed.
 */
export function openCopy() {
  let waiting: Uint8Array[] | null = []
  let handle: FileHandle | null = null
  return {
    async *tee(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const chunk of file) {
        // A chunk may be a view of a buffer that is reused.
        if (waiting !== null) waiting.push(Uint8Array.from(chunk))
        else if (handle !== null) await writeAll(handle, chunk)
        yield chunk
      }
    },
    async keep(): Promise<void> {
      handle = await openNameless()
      for (const chunk of waiting ?? []) await writeAll(handle, chunk)
      waiting = null
    },
    drop(): void {
      waiting = null
    },
    /** @throws at the end if the file did not arrive whole: its last row may be incomplete */
    async *read({ isWhole }: { isWhole: boolean }): AsyncGenerator<Uint8Array> {
      if (handle === null) throw new Error('No copy was kept.')
      yield* handle.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Uint8Array>
      if (!isWhole) throw new Error('The file did not arrive whole.')
    },
    async close(): Promise<void> {
      waiting = null
      await handle?.close()
      handle = null
    },
  }
}

async function openNameless(): Promise<FileHandle> {
  const name = path.join(tmpdir(), `subscribers-${randomUUID()}`)
  const handle = await open(name, 'wx+', 0o600)
  await unlink(name)
  return handle
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  let written = 0
  while (written < chunk.length) {
    const { bytesWritten } = await handle.write(chunk, written, chunk.length - written, null)
    written += bytesWritten
  }
}
