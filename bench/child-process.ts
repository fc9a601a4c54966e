import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'

const projectFolder = path.resolve(import.meta.dirname, '..')

export type Talking = {
  child: ChildProcess
  /** Says something and waits for the next word of the other side. @throws where it ends instead */
  ask: <Answer>(words: object) => Promise<Answer>
  stop: () => Promise<void>
}

/** A program of ours that ends with us, and with whom one can talk. */
export function startChild(entry: string, environment: Record<string, string> = {}): Talking {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join('dev', 'child.ts'), entry], {
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

/** What it says next. @throws where it ends instead */
export function nextWord<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const over = () => reject(new Error('A process of the bench ended before its time; its words are above.'))
    child.once('exit', over)
    child.once('message', (answer) => {
      child.off('exit', over)
      resolve(answer as Answer)
    })
  })
}
