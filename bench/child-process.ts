import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'

const projectFolder = path.resolve(import.meta.dirname, '..')

export type Talking = {
  child: ChildProcess
  /** Sends a message and waits for the reply. @throws if the process ends first */
  ask: <Answer>(words: object) => Promise<Answer>
  stop: () => Promise<void>
}

/** A child process that ends with this one, and exchanges messages with it. */
export function startChild(entry: string, environment: Record<string, string> = {}): Talking {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join('dev', 'child.js'), entry], {
    cwd: projectFolder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ask = <Answer>(words: object) => {
    const answer = nextWord<Answer>(child)
    child.send(words)
    return answer
  }
  const stop = () => {
    child.kill('SIGTERM')
    return gone
  }
  return { child, ask, stop }
}

/** The next message. @throws if the process ends first */
export function nextWord<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const over = () => reject(new Error('A process of the bench ended too early; its output is above.'))
    child.once('exit', over)
    child.once('message', (answer) => {
      child.off('exit', over)
      resolve(answer as Answer)
    })
  })
}
