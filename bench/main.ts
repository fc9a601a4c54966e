import { desk } from './desk'
import { printFindings, type Bench } from './measure/findings'
import { forms } from './forms'
import { importing } from './import'
import { pageWeight } from './page-weight'
import { pages } from './pages'
import { send } from './send'
import { start } from './start'
import { webhooks } from './webhooks'

// `npm run bench -- <name…>`: measures what we claim about speed. Without a name it runs all. Exit code 1 means that a
// limit was missed.

/** To add one, export a `Bench` from a file and list it here. */
const benches: Record<string, Bench> = {
  webhooks,
  desk,
  send,
  import: importing,
  pages,
  'page-weight': pageWeight,
  start,
  forms,
}

async function main(names: string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in benches))
  if (unknown.length > 0) {
    const list = Object.entries(benches).map(([name, { about }]) => `  ${name.padEnd(12)}${about}`)
    throw new Error(`There is no bench called ${unknown.join(', ')}. There are:\n${list.join('\n')}`)
  }
  const chosen = Object.entries(benches).filter(([name]) => names.length === 0 || names.includes(name))
  for (const [name, bench] of chosen) {
    process.stdout.write(`\n== ${name}: ${bench.about}\n`)
    if (!printFindings(name, await bench.run())) process.exitCode = 1
  }
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
