import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import Stripe from 'stripe'
import type { StripeSchema } from './schema'

const folder = import.meta.dirname
const cacheFolder = path.resolve(folder, '..', '..', '..', 'node_modules', '.cache', 'stripe-schema')

/**
 * The schema of the installed SDK. Deriving it takes the compiler some seconds, so it is cached in node_modules/.cache.
 * With a cached schema the compiler is never loaded.
 */
export async function stripeSchema(): Promise<StripeSchema> {
  const cache = path.join(cacheFolder, `${fingerprint()}.json`)
  const known = readIfThere(cache)
  if (known !== null) return JSON.parse(known) as StripeSchema
  const { deriveSchema } = await import('./derive-schema')
  const schema = deriveSchema()
  mkdirSync(cacheFolder, { recursive: true })
  const draft = `${cache}.${process.pid}`
  writeFileSync(draft, JSON.stringify(schema))
  renameSync(draft, cache)
  return schema
}

/** A hash of everything that the schema is made from. */
function fingerprint(): string {
  const compiler = createRequire(import.meta.url)('typescript/package.json') as { version: string }
  const sources = ['roots.ts', 'derive-schema.ts'].map((file) =>
    readFileSync(path.join(folder, file), 'utf8'),
  )
  return createHash('sha256')
    .update([Stripe.PACKAGE_VERSION, Stripe.API_VERSION, compiler.version, ...sources].join('\n'))
    .digest('hex')
    .slice(0, 24)
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
