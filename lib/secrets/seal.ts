import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { keyFor } from './tokens'

const cipher = 'aes-256-gcm'

/**
 * Encrypts a value that we must be able to decrypt (AES-256-GCM), with a key for this purpose derived from APP_SECRET.
 */
export function seal(purpose: string, plain: string): string {
  const nonce = randomBytes(12)
  const sealing = createCipheriv(cipher, keyFor(`seal:${purpose}`), nonce)
  const sealed = Buffer.concat([sealing.update(plain, 'utf8'), sealing.final()])
  return [nonce, sealing.getAuthTag(), sealed].map((part) => part.toString('base64url')).join('.')
}

/** @throws if we did not seal it for this purpose, or if it was changed */
export function unseal(purpose: string, sealed: string): string {
  const [nonce, tag, text] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (nonce === undefined || tag?.length !== 16 || text === undefined)
    throw new Error('The sealed value is not ours or was changed.')
  const opening = createDecipheriv(cipher, keyFor(`seal:${purpose}`), nonce)
  opening.setAuthTag(tag)
  return Buffer.concat([opening.update(text), opening.final()]).toString('utf8')
}
