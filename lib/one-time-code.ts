import { Secret, TOTP } from 'otpauth'
import { publication } from './publication'

const period = 30

/**
 * The time step (RFC 6238, 30 seconds each since 1970) whose code this is, or null. One step before and after
 * counts too, for telephones whose clock is a little off.
 * @param wallClock the world's time, not `now`: an authenticator app knows no other
 */
export function matchCode(key: string, code: string, wallClock: Date): number | null {
  const timestamp = wallClock.getTime()
  const delta = totpOf(key, '').validate({ token: code, timestamp, window: 1 })
  return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta
}

/** What an authenticator app reads out of the QR code. */
export function authenticatorUrl(key: string, email: string): string {
  return totpOf(key, email).toString()
}

/** A new key of 160 bits, in base32 as people type it. */
export function drawKey(): string {
  return new Secret({ size: 20 }).base32
}

function totpOf(key: string, label: string): TOTP {
  return new TOTP({ issuer: publication.name, label, secret: Secret.fromBase32(key), period, digits: 6 })
}
