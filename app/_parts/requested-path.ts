import { headers } from 'next/headers'

/** The path of this request with its query (from proxy.ts), to return to after signing in. */
export async function requestedPath(): Promise<string | undefined> {
  return (await headers()).get('x-path') ?? undefined
}
