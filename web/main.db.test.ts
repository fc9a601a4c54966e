import { describe, expect, it } from 'vitest'
import { runProgram } from '../testing/run-program'
import { world } from '../testing/world'

/** How a production process ends, and all that it printed. */
async function run(name: string, environment: Record<string, string>) {
  const { code, out, err } = await runProgram(name, [], { environment })
  return { code, said: out + err }
}

describe.each(['web', 'worker'])('%s', (name) => {
  it('refuses to start without its settings, and names each missing one', async () => {
    const { code, said } = await run(name, { SITE_URL: 'not a url' })
    expect(code).toBe(1)
    for (const setting of ['DATABASE_URL', 'SMTP_URL', 'MAIL_FROM', 'STRIPE_SECRET_KEY', 'APP_SECRET']) {
      expect(said).toContain(`${setting} is missing`)
    }
    expect(said).toContain('SITE_URL ')
  })
})

describe('web', () => {
  it('refuses a database with pending migrations, and says what to run', async () => {
    const empty = new URL(world().databaseUrl)
    empty.pathname = '/postgres'
    const { code, said } = await run('web', { ...world().environment, DATABASE_URL: empty.href })
    expect(code).toBe(1)
    expect(said).toContain('20261128000000_tables')
    expect(said).toContain('npm run db:migrate')
  })
})
