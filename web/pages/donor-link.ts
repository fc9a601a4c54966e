import type { IncomingMessage, ServerResponse } from 'node:http'
import { currentTime } from '@/lib/clock'
import { readManageLink } from '@/lib/donations/manage-links/read-manage-link'
import { linkCookie } from '@/lib/donations/supporters/donor-cookie'
import { cookiePair, writeCookie } from '../answers/write-cookie'

/** The link of a receipt by which a request came, if it opens a donation. */
export async function findDonorLink(
  method: string | undefined,
  { pathname, searchParams }: URL,
): Promise<string | null> {
  const token = pathname === '/account/donations' ? searchParams.get('token') : null
  if (method !== 'GET' || token === null) return null
  const read = await readManageLink(token, await currentTime())
  return read.ok ? token : null
}

/**
 * Keeps the link in the browser for half an hour, as /donate/again does, so that the site thanks its donor and does not
 * ask again. A page cannot set a cookie. This request has it too.
 */
export function keepDonorLink(
  link: string,
  { headers }: Pick<IncomingMessage, 'headers'>,
  response: ServerResponse,
): void {
  const cookie = linkCookie(link)
  const pair = cookiePair(cookie)
  headers.cookie = headers.cookie === undefined ? pair : `${headers.cookie}; ${pair}`
  response.setHeader('Set-Cookie', writeCookie(cookie))
}
