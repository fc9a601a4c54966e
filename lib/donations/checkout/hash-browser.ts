import { fingerprint } from '../../tokens'

/** How the secret in a browser's cookie is kept: enough to know the browser again, and nothing to become it with. */
export function hashBrowser(secret: string): string
export function hashBrowser(secret: string | undefined): string | null
export function hashBrowser(secret: string | undefined): string | null {
  return secret === undefined ? null : fingerprint('browser', secret)
}
