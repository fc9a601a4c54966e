import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

const begun = Date.now()

/** One line on the terminal, with the seconds since the start. */
export function say(line: string): void {
  const seconds = ((Date.now() - begun) / 1000).toFixed(1).padStart(6)
  process.stdout.write(`${seconds} s  ${line}\n`)
}

/** Says what begins and how long it took; every ten seconds meanwhile, that it still runs. */
export async function step<Value>(title: string, work: () => Promise<Value>): Promise<Value> {
  const start = Date.now()
  const seconds = () => ((Date.now() - start) / 1000).toFixed(1)
  say(`${title} …`)
  const stillThere = setInterval(() => say(`${title} … still at it after ${seconds()} s`), 10_000)
  try {
    const value = await work()
    say(`${title}: done in ${seconds()} s`)
    return value
  } finally {
    clearInterval(stillThere)
  }
}

/** A log file of this run. The one of the previous run is kept beside it. */
export function openLog(file: string): (text: string) => void {
  mkdirSync(path.dirname(file), { recursive: true })
  const before = file.replace(/\.log$/, '.before.log')
  rmSync(before, { force: true })
  if (existsSync(file)) renameSync(file, before)
  return (text) => appendFileSync(file, text)
}
