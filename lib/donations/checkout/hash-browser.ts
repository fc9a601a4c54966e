import { fingerprint } from '../../secrets/tokens'

/** How the secret in a browser's cookie is stored: enough to recognise the browser, and useless for posing as it. */
export function hashBrowser(secret: string): string
export function hashBrowser(secret: string | undefined): string | null
export function hashBrowser(secret: string | undefined): string | null {
  return secret === undefined ? null : fingerprint('browser', secret)
}
