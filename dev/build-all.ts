import { existsSync } from 'node:fs'
import path from 'node:path'
import { generateClient } from '../prisma/generate'
import { build } from './build'
import { projectFolder } from './folder'
import { keepSecrets } from './secrets'

// `npm run build`: what production runs, into .next/ and build/.

const file = path.join(projectFolder, '.env')
if (existsSync(file)) process.loadEnvFile(file)
await generateClient()
await build({
  // Without a key of yours it takes the sandbox's, so that `npm start` does not build again.
  environment: {
    ...process.env,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY:
      process.env['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'] || keepSecrets().NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
  },
  signal: new AbortController().signal,
  write: (text) => process.stdout.write(text),
}).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
