import { mkdirSync, readFileSync } from 'node:fs'
import { appendFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The new state of one object; null means deleted. */
export type Change = [kind: string, id: string, object: object | null]

const header = '{"version":2}'
/** In characters. Below this size a longer history is cheaper than a new file. */
const shortHistory = 1_000_000

/**
 * The state as a journal: a header, then one line of JSON per write with all changes since the last, so that a write
 * costs as much as was changed and not as much as is stored. A kill within a line loses that whole line. When the
 * history is twice as large as the state, the state is written to a new file, which then replaces the old one.
 */
export class StateFile {
  private history = 0
  private whole = 0
  /** The file is empty or ends with a cut line, so nothing may be appended to it. */
  private isUnsound = true

  constructor(private readonly file: string) {}

  /** All changes in order; none if there is no file. @throws with what to do, if it is not our state */
  read(): Change[] {
    mkdirSync(dirname(this.file), { recursive: true })
    const text = readIfThere(this.file)
    if (text === null) return []
    try {
      if (text.startsWith('{"version":1,')) return readFirstVersion(text)
      const lines = text.split('\n')
      // After the last line end there is nothing, or a line cut off by a kill.
      const cutOff = lines.pop()
      if (lines.shift() !== header) throw new Error(`It does not begin with ${header}.`)
      this.isUnsound = cutOff !== ''
      this.whole = text.length
      return lines.flatMap((line) => JSON.parse(line) as Change[])
    } catch (error) {
      const message = `The Stripe sandbox cannot read its state in ${this.file}; delete the file to start empty.`
      throw new Error(message, { cause: error })
    }
  }

  /** Deletes what the file has at the next write. */
  clear(): void {
    this.isUnsound = true
  }

  /** @param everything the whole state, used when the history is too long to append `changes` */
  async write(changes: Change[], everything: () => Iterable<Change>): Promise<void> {
    const line = `${JSON.stringify(changes)}\n`
    this.history += line.length
    const isTooLong = this.history > Math.max(shortHistory, 2 * this.whole)
    const isAnew = this.isUnsound || isTooLong
    this.isUnsound = true
    await (isAnew ? this.writeAnew(everything()) : appendFile(this.file, line))
    this.isUnsound = false
  }

  private async writeAnew(everything: Iterable<Change>): Promise<void> {
    const lines = [header, ...[...everything].map((change) => JSON.stringify([change]))]
    const text = `${lines.join('\n')}\n`
    await writeFile(`${this.file}.tmp`, text, { mode: 0o600 })
    await rename(`${this.file}.tmp`, this.file)
    this.history = 0
    this.whole = text.length
  }
}

/** The format before the journal. The next write turns it into a journal. */
function readFirstVersion(text: string): Change[] {
  const { tables } = JSON.parse(text) as { tables: Record<string, { id: string }[]> }
  return Object.entries(tables).flatMap(([kind, objects]) =>
    objects.map((object): Change => [kind, object.id, object]),
  )
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
