import { watch, type FSWatcher } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { processesFile, projectFolder, writeWhole } from '../folder'
import { openLog, say } from '../progress'
import { runToEnd } from './run-to-end'
import { supervise, type Supervised } from './supervise'

/** `isListening` only once web has said so itself, because another program might answer on its port. */
export type Product = { web: Supervised; worker: Supervised; isListening: () => boolean }

export type ProductOptions = {
  folder: string
  environment: NodeJS.ProcessEnv
  isDevelopment: boolean
  onGiveUp: (reason: string) => void
}

/**
 * Starts web and worker, from the build or, in development, from their sources. Their output goes to web.log and worker.log; errors also go to the terminal, and in
 * development everything does.
 */
export function startProduct({ folder, environment, isDevelopment, onGiveUp }: ProductOptions): Product {
  const pids: Record<string, number> = { starter: process.pid }
  let isListening = false
  const start = (name: 'web' | 'worker') => {
    const keep = openLog(path.join(folder, `${name}.log`))
    return supervise({
      name,
      args: isDevelopment ? fromSource(name) : fromBuild(name),
      environment: { ...environment, MALLOC_ARENA_MAX: '1' },
      log: say,
      waitsForChange: isDevelopment,
      onGiveUp,
      write(text, stream) {
        keep(text)
        isListening ||= name === 'web' && text.includes('web.started')
        if (isDevelopment || stream === 'stderr') process[stream].write(prefixed(name, text))
      },
      onSpawn(pid) {
        pids[name] = pid
        writeWhole(processesFile(folder), `${JSON.stringify(pids)}\n`)
      },
    })
  }
  return { web: start('web'), worker: start('worker'), isListening: () => isListening }
}

const child = path.join('dev', 'child.js')
const fromSource = (name: string) => ['--import', 'tsx', child, path.join(name, 'main.ts')]
// Nobody waits for the worker, so it collects garbage more often and holds 10 MB less.
const fromBuild = (name: string) => [
  ...(name === 'worker' ? ['--max-semi-space-size=1'] : []),
  child,
  path.join('build', `${name}.js`),
]

function prefixed(name: string, text: string): string {
  return text.replace(/^(?=.)/gm, `${name.padEnd(6)} | `)
}

/** @throws after two minutes, with the last answer; returns early if `isOver` is true */
export async function waitUntilHealthy(
  site: string,
  { isListening, isOver }: { isListening: () => boolean; isOver: () => boolean },
): Promise<void> {
  const deadline = Date.now() + 120_000
  let last = 'no answer'
  while (Date.now() < deadline && !isOver()) {
    try {
      const answer = await fetch(`${site}/api/health`, { signal: AbortSignal.timeout(30_000) })
      if (answer.status === 200 && isListening()) return
      last = `${answer.status} ${await answer.text()}`.slice(0, 200)
    } catch (error) {
      last = String(error)
    }
    await pause(150)
  }
  if (!isOver()) throw new Error(`${site}/api/health is not good after two minutes (${last}).`)
}

/** Runs the seed, which decides itself whether there is anything to do, and shows its output. */
export function seed(
  environment: NodeJS.ProcessEnv,
  { isDevelopment, signal }: { isDevelopment: boolean; signal: AbortSignal },
): Promise<void> {
  const args = isDevelopment
    ? ['--import', 'tsx', path.join('commands', 'seed-demo.ts')]
    : [path.join('build', 'seed-demo.js')]
  return runToEnd('The seed', { args, environment, signal, write: (text) => say(text.trim()) })
}

/** In development the worker restarts when its code changes; Next reloads web itself. */
export function restartOnChange(worker: Supervised): () => void {
  let waiting: NodeJS.Timeout | undefined
  const changed = (_event: string, file: string | null) => {
    if (file === null || !/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file)) return
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      say(`${file} changed: starting the worker again`)
      worker.restart()
    }, 200)
  }
  const watchers: FSWatcher[] = ['lib', 'worker'].map((folder) =>
    watch(path.join(projectFolder, folder), { recursive: true }, changed),
  )
  return () => {
    clearTimeout(waiting)
    for (const watcher of watchers) watcher.close()
  }
}
