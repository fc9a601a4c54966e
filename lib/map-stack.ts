import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import path from 'node:path'

/** `file:///app/build/worker.js:120:15`, as V8 writes a frame. */
const frame = /(?:file:\/\/)?(\/[^\s():]+\.js):(\d+):(\d+)/g

/** The folders of the file that runs, and of the bundle that it may have been given (dev/child.js). */
const bundleFolders = process.argv.slice(1, 3).map((file) => path.dirname(path.resolve(file)))

/** Read at the first error of a file. */
const maps = new Map<string, SourceMap>()

/**
 * The frames of a stack in our bundles, as lines of the sources. Node's `--enable-source-maps` does the same, but keeps
 * every map in memory from the start: 8 MB in a worker that has no error. A message may contain what a visitor typed,
 * so files of other folders are not read, and what has no map is not remembered.
 */
export function mapStack(stack: string, folders: readonly string[] = bundleFolders): string {
  return stack.replaceAll(frame, (whole, file: string, line: string, column: string) => {
    if (!folders.includes(path.dirname(file))) return whole
    const source = mapOf(file)?.findOrigin(Number(line), Number(column))
    if (source === undefined || !('fileName' in source)) return whole
    return `${path.resolve(path.dirname(file), source.fileName)}:${source.lineNumber}:${source.columnNumber}`
  })
}

function mapOf(file: string): SourceMap | null {
  const known = maps.get(file)
  if (known !== undefined) return known
  const map = readMap(file)
  if (map !== null) maps.set(file, map)
  return map
}

function readMap(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload)
  } catch {
    // Deployed without its maps: the frame stays as it is.
    return null
  }
}
