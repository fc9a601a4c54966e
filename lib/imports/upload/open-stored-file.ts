import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { pool } from '../../db'
import type { ListFile } from '../rules'

/** A stored file, read piece by piece, as often as it is needed. */
export function openStoredFile(importId: string, name: string): ListFile {
  return { name, open: () => readPieces(importId) }
}

async function* readPieces(importId: string): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number += 1) {
    // Bypasses the ORM, which keeps the values of its queries in memory.
    const { rows } = await pool().query<{ bytes: Buffer }>(
      'select bytes from import_pieces where import_id = $1 and number = $2',
      [importId, number],
    )
    const [piece] = rows
    if (piece === undefined) return
    yield await promisify(gunzip)(piece.bytes)
  }
}
