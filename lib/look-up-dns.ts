import { Resolver } from 'node:dns/promises'
import { settings } from './env'

/** The records of a name: an empty list if it has none, null if no server answered in time. */
export type Records = string[] | null

/** DNS servers answer in milliseconds; a page waits no longer than this for one that does not. */
const patienceMs = 2_000

/** Looks up TXT records, with the pieces of each joined. */
export function lookUpTxt(name: string): Promise<Records> {
  return lookUp(async (resolver) => (await resolver.resolveTxt(name)).map((parts) => parts.join('')))
}

/** Looks up the mail servers of a domain, the preferred one first. A domain that accepts no mail has one with an empty name. */
export function lookUpMx(name: string): Promise<Records> {
  return lookUp(async (resolver) => {
    const found = await resolver.resolveMx(name)
    return found.toSorted((one, other) => one.priority - other.priority).map(({ exchange }) => exchange)
  })
}

/** DNS_RESOLVER names another server than the machine's own. */
async function lookUp(ask: (resolver: Resolver) => Promise<string[]>): Promise<Records> {
  const { DNS_RESOLVER } = settings()
  const resolver = new Resolver({ timeout: patienceMs, tries: 1 })
  if (DNS_RESOLVER !== undefined) resolver.setServers([DNS_RESOLVER])
  const deadline = setTimeout(() => resolver.cancel(), patienceMs)
  try {
    return await ask(resolver)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return code === 'ENOTFOUND' || code === 'ENODATA' ? [] : null
  } finally {
    clearTimeout(deadline)
  }
}
