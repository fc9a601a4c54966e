import type { FileFault } from '../rules'

/** Thrown inside the two passes over a file, which stop at once; `surveyFile` turns it into a refusal. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile'
  constructor(
    readonly reason: FileFault['reason'],
    readonly line: number | null,
  ) {
    super(`The file cannot be read (${reason}, line ${line ?? 'unknown'}).`)
  }
}
