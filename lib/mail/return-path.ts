import { createHmac } from 'node:crypto'
import { settings } from '../env'
import { isEqual } from '../secrets/is-equal'
import { keyFor } from '../secrets/tokens'

// Addresses of our own at RETURN_PATH_DOMAIN. Each mail has a return path (VERP) that names it, so that a bounce names
// its mail even when it says nothing else; and an address to unsubscribe by mail (RFC 2369). Both are signed, because
// anybody can send mail there. Some mail servers change the case of a local part, so they are in lower case, of letters
// and digits, and shorter than the 64 octets of RFC 5321.

/** What an address at RETURN_PATH_DOMAIN stands for. */
export type OwnAddress =
  /** `sending`: 1 and up for a mail that came back and was sent again; else missing. */
  | { kind: 'bounce'; editionNumber: number; subscriberId: string; sending?: number }
  | { kind: 'bounce'; mailId: string }
  | { kind: 'leave'; subscriberId: string }

type Purpose = 'bounce' | 'leave'

const prefixes: Record<Purpose, string> = { bounce: 'b', leave: 'u' }

/** RFC 4648's base32 in lower case: five bits a character. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
/** The characters of a UUID's 128 bits, and of a signature's 100. */
const [idLength, signatureLength] = [26, 20]
const shape = new RegExp(
  `^([bu])-([${alphabet}]{${idLength}})([0-9a-z]{0,6}(?:-[1-9])?)-([${alphabet}]{${signatureLength}})$`,
)

/** The envelope sender of a mail; null if the settings name no domain for it. */
export function returnPathOf(
  mail: { editionNumber: number; subscriberId: string; sending?: number } | { mailId: string },
  domain: string | undefined = settings().RETURN_PATH_DOMAIN,
): string | null {
  if (domain === undefined) return null
  return `${sign('bounce', nameOf(mail))}@${domain}`
}

function nameOf(mail: Parameters<typeof returnPathOf>[0]): string {
  if ('mailId' in mail) return encodeId(mail.mailId)
  const { editionNumber, subscriberId, sending = 0 } = mail
  return `${encodeId(subscriberId)}${editionNumber.toString(36)}${sending === 0 ? '' : `-${sending}`}`
}

/** Where a mail program may write to unsubscribe a reader; null if the settings name no domain for it. */
export function leaveAddressOf(subscriberId: string): string | null {
  const { RETURN_PATH_DOMAIN } = settings()
  return RETURN_PATH_DOMAIN === undefined ? null : `${leaveLocalPart(subscriberId)}@${RETURN_PATH_DOMAIN}`
}

/** The part before the @, which is equally long for every reader. */
export function leaveLocalPart(subscriberId: string): string {
  return sign('leave', encodeId(subscriberId))
}

/** What an address that we signed stands for; null for any other address. The domain is that of either setting. */
export function readOwnAddress(address: string): OwnAddress | null {
  const [local = '', domain = '', ...rest] = address
    .slice(0, 320)
    .trim()
    .toLowerCase()
    .replace(/^<|>$/g, '')
    .split('@')
  const { RETURN_PATH_DOMAIN, RETURN_PATH_DOMAIN_NEUTRAL } = settings()
  if (rest.length > 0 || ![RETURN_PATH_DOMAIN, RETURN_PATH_DOMAIN_NEUTRAL].includes(domain)) return null
  const [, prefix = '', id = '', number = ''] = shape.exec(local) ?? []
  if (id === '') return null
  const purpose = prefix === prefixes.leave ? 'leave' : 'bounce'
  if (!isEqual(local, sign(purpose, id + number))) return null
  if (purpose === 'leave') return { kind: 'leave', subscriberId: decodeId(id) }
  if (number === '') return { kind: 'bounce', mailId: decodeId(id) }
  const [edition = '', sending] = number.split('-')
  const named = { editionNumber: parseInt(edition, 36), subscriberId: decodeId(id) }
  return { kind: 'bounce', ...named, ...(sending === undefined ? {} : { sending: Number(sending) }) }
}

/** The key is bound to the purpose: an address for bounces never unsubscribes, and the other way round. */
function sign(purpose: Purpose, name: string): string {
  const digest = createHmac('sha256', keyFor(`own-address:${purpose}`))
    .update(name)
    .digest()
  return `${prefixes[purpose]}-${name}-${encodeBytes(digest).slice(0, signatureLength)}`
}

function encodeId(uuid: string): string {
  const bytes = Buffer.from(uuid.replaceAll('-', ''), 'hex')
  if (bytes.length !== 16) throw new Error('An address of our own needs a UUID')
  return encodeBytes(bytes)
}

function decodeId(encoded: string): string {
  let [bits, value, hex] = [0, 0, '']
  for (const letter of encoded) {
    value = ((value << 5) | alphabet.indexOf(letter)) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    hex += ((value >> bits) & 0xff).toString(16).padStart(2, '0')
  }
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function encodeBytes(bytes: Uint8Array): string {
  let [bits, value, text] = [0, 0, '']
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet.charAt((value >> (bits - 5)) & 31)
  }
  return bits === 0 ? text : text + alphabet.charAt((value << (5 - bits)) & 31)
}
