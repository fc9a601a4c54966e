import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { keyFor } from './tokens'

const cipher = 'aes-256-gcm'

/** Encrypts what we must be able to read again (AES-256-GCM), under a key of APP_SECRET for this purpose alone. */
export function seal(purpose: string, plain: string): string {
  const nonce = randomBytes(12)
  const sealing = createCipheriv(cipher, keyFor(`seal:${purpose}`), nonce)
  const sealed = Buffer.concat([sealing.update(plain, 'utf8'), sealing.final()])
  return [nonce, sealing.getAuthTag(), sealed].map((part) => part.toString('base64url')).join('.')
}

/** @throws when it was not sealed by us for this purpose, or was changed since. */
export function unseal(purpose: string, sealed: string): string {
  const [nonce, tag, text] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (nonce === undefined || tag?.length !== 16 || text === undefined)
    throw new Error('This is no seal of ours.')
  const opening = createDecipheriv(cipher, keyFor(`seal:${purpose}`), nonce)
  opening.setAuthTag(tag)
  return Buffer.concat([opening.update(text), opening.final()]).toString('utf8')
}
