import { spawn } from 'node:child_process'
import { projectFolder } from '../folder'

export type RunOptions = {
  environment: NodeJS.ProcessEnv
  /** Ends the process when it is aborted, so that an interrupted start leaves no work behind. */
  signal: AbortSignal
  write?: (text: string) => void
}

/**
 * Runs Node with these arguments in the project's folder.
 * @throws with the last forty lines of its output if it fails
 */
export async function runToEnd(
  title: string,
  { args, ...options }: RunOptions & { args: string[] },
): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    env: options.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: options.signal,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      options.write?.(chunk.toString())
      said = `${said}${chunk.toString()}`.slice(-8_000)
    })
  }
  const end = await new Promise<number | string>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? signal ?? 1))
  })
  if (end !== 0)
    throw new Error(`${title} ended with ${end}:\n${said.trim().split('\n').slice(-40).join('\n')}`)
}
