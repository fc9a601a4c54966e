import { headers } from 'next/headers'
import { inLanguage } from '@/lib/languages/rules'
import { requestLanguage } from './request-text'

/** The path of this request with its language and its query (from web/pages), to return to after signing in. */
export async function requestedPath(): Promise<string | undefined> {
  const path = (await headers()).get('x-path')
  return path === null ? undefined : inLanguage(await requestLanguage(), path)
}
