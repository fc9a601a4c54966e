import { spawn } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { world } from '../testing/world'

const root = path.resolve(import.meta.dirname, '..')

/** Runs one of the production processes with its own environment, and returns how it ends. */
function run(
  entry: string,
  environment: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', entry], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      ...environment,
    },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })))
}

describe.each(['web/main.ts', 'worker/main.ts'])('%s', (entry) => {
  it('refuses to start without its settings, and names each missing one', async () => {
    const { code, said } = await run(entry, { SITE_URL: 'not a url' })
    expect(code).toBe(1)
    for (const name of ['DATABASE_URL', 'SMTP_URL', 'MAIL_FROM', 'STRIPE_SECRET_KEY', 'APP_SECRET']) {
      expect(said).toContain(`${name} is missing`)
    }
    expect(said).toContain('SITE_URL ')
  })
})

describe('web', () => {
  it('refuses a database with pending migrations, and says what to run', async () => {
    const empty = new URL(world().databaseUrl)
    empty.pathname = '/postgres'
    const { code, said } = await run('web/main.ts', { ...world().environment, DATABASE_URL: empty.href })
    expect(code).toBe(1)
    expect(said).toContain('20261128000000_tables')
    expect(said).toContain('npm run db:migrate')
  })
})
