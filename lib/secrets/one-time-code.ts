import { Secret, TOTP } from 'otpauth'
import { publication } from '../publication'

const period = 30

/**
 * The time step of this code (RFC 6238, 30 seconds each since 1970), or null. Accepts one step before and after too,
 * for phones whose clock is slightly off.
 * @param wallClock the real time, not `now`: an authenticator app uses no other
 */
export function matchCode(key: string, code: string, wallClock: Date): number | null {
  const timestamp = wallClock.getTime()
  const delta = totpOf(key, '').validate({ token: code, timestamp, window: 1 })
  return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta
}

/** The URL in the QR code for an authenticator app. */
export function authenticatorUrl(key: string, email: string): string {
  return totpOf(key, email).toString()
}

/** A new 160-bit key, in base32 so that people can type it. */
export function drawKey(): string {
  return new Secret({ size: 20 }).base32
}

function totpOf(key: string, label: string): TOTP {
  return new TOTP({ issuer: publication.name, label, secret: Secret.fromBase32(key), period, digits: 6 })
}
