import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import path from 'node:path'

/** `file:///app/build/worker.js:120:15`, as V8 writes a frame; packages are left as they are. */
const frame = /(?:file:\/\/)?(\/(?:(?!node_modules\/)[^\s():])+\.js):(\d+):(\d+)/g

/** Null where a file has none. Filled by the first error of a file. */
const maps = new Map<string, SourceMap | null>()

/**
 * The frames of a stack in our bundles, as lines of the sources. Node's `--enable-source-maps` does the same, but keeps
 * every map in memory from the start: 8 MB in a worker that has no error.
 */
export function mapStack(stack: string): string {
  return stack.replaceAll(frame, (whole, file: string, line: string, column: string) => {
    const source = mapOf(file)?.findOrigin(Number(line), Number(column))
    if (source === undefined || !('fileName' in source)) return whole
    return `${path.resolve(path.dirname(file), source.fileName)}:${source.lineNumber}:${source.columnNumber}`
  })
}

function mapOf(file: string): SourceMap | null {
  let map = maps.get(file)
  if (map === undefined) {
    map = readMap(file)
    maps.set(file, map)
  }
  return map
}

function readMap(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload)
  } catch {
    // Not a bundle of ours, or deployed without its maps: the frame stays as it is.
    return null
  }
}
