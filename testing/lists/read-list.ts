import { readLines } from '../../lib/imports/read-lines'
import type { Decisions, ImportLine, ListFile, RejectedLine, Survey } from '../../lib/imports/rules'
import { surveyFile } from '../../lib/imports/survey-file'

export const now = new Date('2026-11-28T12:00:00Z')

/** A list in memory, which arrives in chunks of `size` bytes. */
export function listFile(name: string, content: string | Uint8Array, size = 65_536): ListFile {
  const bytes = Buffer.from(content)
  return {
    name,
    open: async function* () {
      for (let at = 0; at < bytes.length; at += size)
        yield await Promise.resolve(bytes.subarray(at, at + size))
    },
  }
}

export type ReadList = { survey: Survey; taken: ImportLine[]; rejected: RejectedLine[] }

/** Both passes over a list. */
export async function readList(file: ListFile, decided: Decisions = {}): Promise<ReadList> {
  const survey = await surveyFile(file, decided)
  if (!survey.ok) throw new Error(`The list cannot be read: ${survey.reason}, line ${survey.line ?? '?'}.`)
  const read: ReadList = { survey: survey.value, taken: [], rejected: [] }
  for await (const { taken, rejected } of readLines(file, { mapping: survey.value.mapping, now })) {
    read.taken.push(...taken)
    read.rejected.push(...rejected)
  }
  return read
}

/** What becomes of a person, in one word: `mailed`, `left`, `bounce`, `complaint`, `staff`, `never`. */
export function fateOf({ state, suppressed }: ImportLine): string {
  if (suppressed !== null) return suppressed.reason
  return { confirmed: 'mailed', unsubscribed: 'left', unconfirmed: 'never' }[state]
}

/** Everybody whose row was taken, by address. */
export function fates({ taken }: ReadList): Record<string, string> {
  return Object.fromEntries(taken.map((line) => [line.email.replace(/@.*/, ''), fateOf(line)]))
}
