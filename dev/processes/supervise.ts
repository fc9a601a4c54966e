import { spawn, type ChildProcess } from 'node:child_process'
import { projectFolder } from '../folder'

export type SuperviseOptions = {
  name: string
  /** What Node is given: the file to run, relative to the project, and flags before it. */
  args: string[]
  environment: NodeJS.ProcessEnv
  /** Receives all output of both streams. */
  write: (text: string, stream: 'stdout' | 'stderr') => void
  log: (line: string) => void
  /** Called with each new process id. */
  onSpawn: (pid: number) => void
  /** In development, a process that keeps dying waits until its code is fixed: `restart()`. */
  waitsForChange?: boolean
  /** It died before `settle()`, or too often after it, and will not be started again. */
  onGiveUp: (reason: string) => void
}

export type Supervised = {
  /** After this call a dead process is started again. Before it, a death means that the process cannot run. */
  settle: () => void
  /** Ends it gracefully and starts it again, because its code has changed. */
  restart: () => void
  /** Asks it to end, and kills it after twelve seconds. */
  stop: () => Promise<void>
  /** Kills it at once, with every process that it started. */
  kill: () => void
}

const mostDeaths = 5
const withinMs = 60_000

/** Runs a process of the product and starts it again when it dies, unless that happens five times a minute. */
export function supervise(options: SuperviseOptions): Supervised {
  const { name, log } = options
  let isSettled = false
  let isStopping = false
  let isRestarting = false
  let again: NodeJS.Timeout | undefined
  let deaths: number[] = []
  let child = run()

  function run(): ChildProcess {
    // In its own process group: Ctrl-C in the terminal reaches only the starter, which stops everything in order.
    const child = spawn(process.execPath, options.args, {
      cwd: projectFolder,
      env: options.environment,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    })
    child.stdout?.on('data', (chunk: Buffer) => options.write(chunk.toString(), 'stdout'))
    child.stderr?.on('data', (chunk: Buffer) => options.write(chunk.toString(), 'stderr'))
    child.once('error', (error) => options.onGiveUp(`${name} could not be started: ${error.message}`))
    // Its own child processes would keep its output open and go on working.
    child.once('exit', () => killGroup(child))
    child.once('close', (code, signal) => answerDeath(signal ?? `exit code ${code}`))
    if (child.pid !== undefined) options.onSpawn(child.pid)
    return child
  }

  function answerDeath(how: string): void {
    if (isStopping) return
    if (isRestarting) return runAgain()
    if (!isSettled) return options.onGiveUp(`${name} ended at its start (${how})`)
    const now = Date.now()
    deaths = [...deaths.filter((death) => death > now - withinMs), now]
    if (deaths.length >= mostDeaths) return giveUp(how)
    const delayMs = 250 * 2 ** (deaths.length - 1)
    log(`${name} died (${how}); starting it again in ${delayMs} ms`)
    again = setTimeout(runAgain, delayMs)
  }

  function giveUp(how: string): void {
    const reason = `${name} died ${deaths.length} times within a minute (${how})`
    if (!options.waitsForChange) return options.onGiveUp(reason)
    log(`${reason}; it is started again when its code changes`)
  }

  function runAgain(): void {
    clearTimeout(again)
    isRestarting = false
    child = run()
  }

  return {
    settle: () => void (isSettled = true),
    restart() {
      deaths = []
      if (hasEnded(child)) return runAgain()
      isRestarting = true
      child.kill('SIGTERM')
    },
    async stop() {
      isStopping = true
      clearTimeout(again)
      await end(child)
    },
    kill() {
      isStopping = true
      killGroup(child)
    },
  }
}

function hasEnded({ exitCode, signalCode, pid }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null || pid === undefined
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
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
    // It has already ended.
  }
}
