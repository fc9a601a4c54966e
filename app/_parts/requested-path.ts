import { headers } from 'next/headers'

/** Where this request is going, its query included (proxy.ts writes it down): to come back to after signing in. */
export async function requestedPath(): Promise<string | undefined> {
  return (await headers()).get('x-path') ?? undefined
}
