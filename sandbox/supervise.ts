import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const projectFolder = path.resolve(import.meta.dirname, '..')

export type SuperviseOptions = {
  name: string
  /** The product's entry, relative to the project. */
  entry: string
  environment: NodeJS.ProcessEnv
  /** Everything it writes, on either stream. */
  write: (text: string, stream: 'stdout' | 'stderr') => void
  log: (line: string) => void
  /** Told each new process id. */
  onSpawn: (pid: number) => void
  /** It died before `settle()`, or too often since: it will not be started again. */
  onGiveUp: (reason: string) => void
}

export type Supervised = {
  /** From now on a death is answered with a new start; before, it means that it cannot run. */
  settle: () => void
  /** Ends it politely and starts it again: its code has changed. */
  restart: () => void
  /** Asks it to end, and after twelve seconds insists. */
  stop: () => Promise<void>
  /** At once, with whatever it has started. */
  kill: () => void
}

const mostDeaths = 5
const withinMs = 60_000

/** Runs a process of the product and starts it again when it dies, unless that happens five times a minute. */
export function supervise(options: SuperviseOptions): Supervised {
  const { name, log } = options
  let isSettled = false
  let isStopping = false
  let isWanted = false
  const deaths: number[] = []
  let child = run()

  function run(): ChildProcess {
    // In a group of its own: Ctrl-C in the terminal reaches the starter alone, which stops all in order.
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', path.join('sandbox', 'child.ts'), options.entry],
      {
        cwd: projectFolder,
        env: options.environment,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        detached: true,
      },
    )
    child.stdout?.on('data', (chunk: Buffer) => options.write(chunk.toString(), 'stdout'))
    child.stderr?.on('data', (chunk: Buffer) => options.write(chunk.toString(), 'stderr'))
    child.once('error', (error) => options.onGiveUp(`${name} could not be started: ${error.message}`))
    // What it had started itself would hold its output open, and work on without it.
    child.once('exit', () => killGroup(child))
    child.once('close', (code, signal) => void answerDeath(signal ?? `exit code ${code}`))
    if (child.pid !== undefined) options.onSpawn(child.pid)
    return child
  }

  function runUnlessStopping(): void {
    if (!isStopping) child = run()
  }

  async function answerDeath(how: string): Promise<void> {
    if (isStopping) return
    if (isWanted) {
      isWanted = false
      child = run()
      return
    }
    if (!isSettled) return options.onGiveUp(`${name} ended at its start (${how})`)
    const now = Date.now()
    deaths.push(now)
    const recent = deaths.filter((death) => death > now - withinMs).length
    if (recent >= mostDeaths) return options.onGiveUp(`${name} died ${recent} times within a minute (${how})`)
    const delayMs = 250 * 2 ** (recent - 1)
    log(`${name} died (${how}); starting it again in ${delayMs} ms`)
    await pause(delayMs)
    runUnlessStopping()
  }

  return {
    settle: () => void (isSettled = true),
    restart() {
      isWanted = true
      child.kill('SIGTERM')
    },
    async stop() {
      isStopping = true
      await end(child)
    },
    kill() {
      isStopping = true
      killGroup(child)
    },
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const insist = setTimeout(() => killGroup(child), 12_000)
  await gone
  clearTimeout(insist)
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}
