import { disconnect } from './db'

/** Runs the work of a command. If it fails, prints why and sets the exit code. Closes the database at the end. */
export async function runCommand(work: () => Promise<void>, { exitCode = 1 } = {}): Promise<void> {
  try {
    await work()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = exitCode
  } finally {
    await disconnect()
  }
}
