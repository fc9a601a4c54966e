import { parseArgs } from 'node:util'
import { currentTime } from '@/lib/clock'
import { isLiveKey, settings } from '@/lib/env'
import { publication } from '@/lib/publication'
import { runCommand } from '@/lib/run-command'
import { withDatabase } from '../dev/postgres/database'
import { completeEnvironment, readNamed } from '../dev/system/environment'
import { environmentFile, readJson, sandboxFolder } from '../dev/folder'
import { keepSecrets } from '../dev/secrets'
import { applyMigrations } from '../prisma/engine'
import { fullSize, seedLarge } from '../prisma/seed/large/seed-large'
import { seedDemo } from '../prisma/seed/seed-demo'

// `npm run db:seed [-- --large]`, with the database of DATABASE_URL, of the running system, or else the sandbox's own:
// fills an empty database. With --large it adds two years of readers and donors.

const { values } = parseArgs({ options: { large: { type: 'boolean' } } })

await runCommand(() =>
  withDatabase(async (databaseUrl) => {
    await applyMigrations(databaseUrl)
    nameSettings(databaseUrl)
    say(await seedDemo())
    if (values.large === true) await fillLarge(databaseUrl)
  }),
)

async function fillLarge(databaseUrl: string): Promise<void> {
  if (isLiveKey(settings().STRIPE_SECRET_KEY)) {
    throw new Error(
      'The large seed invents donations, and this environment has a live Stripe key: nothing was done.',
    )
  }
  const begun = Date.now()
  const counts = await seedLarge({ databaseUrl, until: await currentTime(), ...fullSize })
  if (counts === null) return say('The two years are there already; nothing was added.')
  for (const [table, count] of counts) say(`${table.padEnd(15)} ${count.toLocaleString('en').padStart(9)}`)
  say(`Seeded two years in ${((Date.now() - begun) / 1000).toFixed(1)} s.`)
}

/** The settings of the running system if it uses this database; else the environment, completed as in `npm start`. */
function nameSettings(databaseUrl: string): void {
  const running = readJson(environmentFile(sandboxFolder())) as Record<string, string> | undefined
  const paper = { name: publication.name, sender: publication.sender }
  const environment =
    running?.['DATABASE_URL'] === databaseUrl
      ? running
      : completeEnvironment(readNamed({ isSealed: false }), {
          started: { databaseUrl, smtpUrl: 'smtp://127.0.0.1' },
          secrets: keepSecrets(),
          paper,
          isDevelopment: false,
        })
  const named = Object.entries(environment).filter(([, value]) => value !== undefined)
  Object.assign(process.env, Object.fromEntries(named))
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
