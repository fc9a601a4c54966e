import { randomUUID } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { settings } from '@/lib/env'
import { currencyOfCountry } from '@/lib/offers/rules'
import type { Currency } from '@/lib/publication'

/** The visitor's address as our own server saw it. Not stored; only its network is counted. */
export async function visitorIp(): Promise<string> {
  return (await headers()).get('x-client-ip') ?? ''
}

/** The first currency of the donation box if the edge names a country; a link or a choice overrides it. Not stored. */
export async function visitorCurrency(): Promise<Currency> {
  return currencyOfCountry(await visitorCountry())
}

/** The country that the edge names, as an ISO 3166 code, or empty. Not stored. */
export async function visitorCountry(): Promise<string> {
  return (await headers()).get('x-client-country') ?? ''
}

const cookieName = 'visitor'

/** A random name for this browser session, created when a donation is first started; the limits count by it. */
export async function nameVisitor(): Promise<string> {
  const jar = await cookies()
  const known = jar.get(cookieName)?.value
  if (known !== undefined && /^[\w-]{36}$/.test(known)) return known
  const made = randomUUID()
  const secure = settings().SITE_URL.startsWith('https:')
  jar.set(cookieName, made, { httpOnly: true, sameSite: 'lax', secure, path: '/' })
  return made
}
