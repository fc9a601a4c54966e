import { spawn } from 'node:child_process'
import path from 'node:path'
import { inject } from 'vitest'

type Options = {
  /** All of the program's environment, apart from PATH and HOME. */
  environment: Record<string, string>
  input?: string | Buffer
  /** Flags for Node itself. */
  flags?: string[]
}

/** How a program ended, and what it printed. */
export type Ended = { code: number | null; out: string; err: string }

/** Runs web, worker or a command as production does, and waits until it has ended. */
export function runProgram(name: string, args: string[], options: Options): Promise<Ended> {
  const { environment, input = '', flags = [] } = options
  const child = spawn(process.execPath, [...flags, programFile(name), ...args], {
    cwd: path.resolve(import.meta.dirname, '..'),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...environment },
  })
  const ended = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (ended.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (ended.err += chunk.toString()))
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...ended }))
  })
}

/** The bundled file of web, worker or a command. */
export function programFile(name: string): string {
  return path.join(inject('programs'), `${name}.js`)
}
