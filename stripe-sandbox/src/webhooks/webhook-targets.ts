import type { Account } from '../account'
import { randomText } from '../state/ids'
import type { DeliveryRecord } from '../state/records'
import { refused } from '../http/validate'

/** The address of a delivery and the secrets that sign it: two while a secret is rolled. */
export type Target = { url: string; secrets: string[] }

/** The endpoints for this event: configured ones take all, by index; those made by the API use their filters. */
export function endpointsFor(account: Account, type: string): DeliveryRecord['endpoint'][] {
  const ofApi = account.store
    .list('webhook_endpoint')
    .filter((each) => each.status === 'enabled' && wants(each.enabled_events, type))
    .map((each) => each.id)
  return [...account.endpoints.keys(), ...ofApi.reverse()]
}

/** Null if the endpoint is gone. `now` is the system's time in milliseconds: an old secret signs until it expires. */
export function targetOf(account: Account, endpoint: DeliveryRecord['endpoint'], now: number): Target | null {
  const configured = typeof endpoint === 'number' ? account.endpoints[endpoint] : undefined
  const url = configured?.url ?? account.store.find('webhook_endpoint', String(endpoint))?.url
  if (url === undefined) return null
  const record = account.store.find('_secret', String(endpoint))
  const secret = record?.secret ?? configured?.secret ?? ''
  const old =
    record?.old !== undefined && record.old !== null && record.old.until > now ? [record.old.secret] : []
  return { url, secrets: [secret, ...old] }
}

/** A new secret for the endpoint. The old one also signs for `milliseconds`. Returns the new one. */
export function rollSecret(
  account: Account,
  endpoint: DeliveryRecord['endpoint'],
  { secret, milliseconds }: { secret: string | undefined; milliseconds: number },
): string {
  const now = Date.now()
  const before = targetOf(account, endpoint, now)?.secrets[0]
  if (before === undefined) throw refused(`There is no webhook endpoint ${endpoint}.`)
  const fresh = secret ?? `whsec_${randomText(32)}`
  account.store.put('_secret', {
    id: String(endpoint),
    secret: fresh,
    old: { secret: before, until: now + milliseconds },
  })
  return fresh
}

function wants(enabled: readonly string[], type: string): boolean {
  return enabled.includes('*') || enabled.includes(type)
}
