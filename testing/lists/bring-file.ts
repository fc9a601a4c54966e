import { db } from '../../lib/db'
import type { Decisions } from '../../lib/imports/rules'
import { decideImport } from '../../lib/imports/preview/decide-import'
import { storeFile } from '../../lib/imports/upload/store-file'
import { work } from '../fixtures/work'
import { approve, testSource } from './staged-lines'

type Given = { name?: string; now: Date; decisions?: Decisions; asksToConfirm?: boolean }

/** Uploads a file and lets the worker prepare the preview. Returns the import's id. */
export async function upload(
  file: string | Uint8Array,
  { name = 'list.csv', now, decisions }: Given,
): Promise<string> {
  const given = { fileName: name, source: testSource, staffId: null, file: inChunks(Buffer.from(file)) }
  const importId = await storeFile(given, now)
  await work()
  if (decisions !== undefined) {
    await decideImport(importId, decisions)
    await work()
  }
  return importId
}

/** Uploads a file, approves its preview and lets the worker import it. */
export async function bringFile(file: string | Uint8Array, given: Given): Promise<string> {
  const importId = await upload(file, given)
  await approve(importId, given)
  await work()
  return importId
}

export const findRow = (id: string) => db().import.findUniqueOrThrow({ where: { id } })

async function* inChunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1_000) yield await Promise.resolve(bytes.subarray(at, at + 1_000))
}
