import { mkdirSync, readFileSync } from 'node:fs'
import { appendFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What became of one object: null is gone. */
export type Change = [kind: string, id: string, object: object | null]

const header = '{"version":2}'
/** In characters: below it a longer history is cheaper than a new file. */
const shortHistory = 1_000_000

/**
 * The state as a journal: behind the header one line of JSON per write, with all that was changed until then, so
 * that a write costs what was changed and not what is kept. A kill within a line loses that line, whole. When the history
 * outgrows the state twice, the state is written anew, beside the file and then in its place.
 */
export class StateFile {
  private history = 0
  private whole = 0
  /** A line that was cut off, or nothing yet: whatever comes next must not be written behind it. */
  private isUnsound = true

  constructor(private readonly file: string) {}

  /** All changes in their order; none where there is no file. @throws saying what to do, where it is not our state */
  read(): Change[] {
    mkdirSync(dirname(this.file), { recursive: true })
    const text = readIfThere(this.file)
    if (text === null) return []
    try {
      if (text.startsWith('{"version":1,')) return readFirstVersion(text)
      const lines = text.split('\n')
      // Behind the last end of a line stands nothing, or what a kill has cut off.
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

  /** Forgets what the file holds with the next write. */
  clear(): void {
    this.isUnsound = true
  }

  /** @param everything that is kept, where the history has become too long for `changes` alone */
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

/** How it was kept before it was a journal; the next write makes one of it. */
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
