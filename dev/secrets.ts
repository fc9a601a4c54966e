import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { readJson, sandboxFolder, writeWhole } from './folder'

const makers = {
  APP_SECRET: () => randomBytes(32).toString('hex'),
  NEXTAUTH_SECRET: () => randomBytes(32).toString('hex'),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString('base64'),
  STRIPE_SECRET_KEY: () => `sk_test_sandbox${randomBytes(12).toString('hex')}`,
  STRIPE_WEBHOOK_SECRET: () => `whsec_${randomBytes(24).toString('hex')}`,
}
export type Secrets = Record<keyof typeof makers, string>

/**
 * Secrets for settings that the environment does not name. They are made once per project, and only their owner can
 * read them. A second system of the project shares them, because a build contains one of them.
 */
export function keepSecrets(folder: string = sandboxFolder({ NODE_ENV: 'production' })): Secrets {
  const file = path.join(folder, 'secrets.json')
  const kept = (readJson(file) ?? {}) as Partial<Secrets>
  const names = Object.keys(makers) as (keyof Secrets)[]
  const secrets = Object.fromEntries(names.map((name) => [name, kept[name] ?? makers[name]()])) as Secrets
  if (names.some((name) => kept[name] === undefined))
    writeWhole(file, `${JSON.stringify(secrets, null, 2)}\n`)
  return secrets
}
