import { existsSync } from 'node:fs'
import path from 'node:path'

// `node commands/run.js [--with-system] <command> [arguments…]`: runs a command from build/ in production (with
// NODE_ENV=production, or if its source or tsx is missing), and otherwise from its source, so that nobody runs an old
// build while they change the code. With --with-system, a command from source joins the running system unless the
// environment names another (dev/with-system.ts).

const [node, , ...given] = process.argv
const flag = given[0]?.startsWith('--') ? given.shift() : undefined
const [name, ...rest] = given
const folder = path.resolve(import.meta.dirname, '..')
const source = path.join(folder, 'commands', `${name}.ts`)

if (flag === '--source') {
  await runSource()
} else if (process.env.NODE_ENV === 'production' || !existsSync(source) || !isInstalled('tsx')) {
  await run(path.join(folder, 'build', `${name}.js`), rest)
} else if (flag === '--with-system') {
  await import('tsx')
  // The system's environment says that it is production.
  const command = ['node', ...process.execArgv, import.meta.filename, '--source', name, ...rest]
  await run(path.join(folder, 'dev', 'with-system.ts'), ['--or-named', '--', ...command])
} else {
  await runSource()
}

async function runSource() {
  await import('tsx')
  const { generateClient } = await import('../prisma/generate.ts')
  await generateClient()
  await run(source, rest)
}

async function run(entry, args) {
  process.argv = [node, entry, ...args]
  await import(entry)
}

function isInstalled(packageName) {
  try {
    import.meta.resolve(packageName)
    return true
  } catch {
    return false
  }
}
