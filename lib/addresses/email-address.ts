import { domainToASCII, domainToUnicode } from 'node:url'
import * as z from 'zod'
import { explainAddress, longestTyped, oddCharacter } from './address-faults'
import { cleanAddress, type AddressRefusal } from './clean-address'
import { refuse, succeed, type Result } from '../result'

// The one module for addresses. We store and compare them in lower case, the domain in ASCII (A-labels, UTS #46
// non-transitional). We show people the domain in Unicode. Plus-tags and dots are part of the address and stay.

/** RFC 5321, section 4.5.3.1, in octets. */
const longestLocal = 64
const longestLabel = 63
const longestAddress = 254

/** What most addresses look like: plain lower-case letters and digits that the rules below would not change. */
const plainAddress = /^[a-z0-9]+(?:[._+-][a-z0-9]+)*@(?:[a-z0-9](?:-?[a-z0-9])*\.)+[a-z]{2,}$/

/**
 * Reads an address that was typed, pasted or found in a file. Removes what mail programs put around it, then accepts
 * the address unchanged or refuses it. Returns it as we store and compare it.
 */
export function readEmail(typed: string): Result<string, AddressRefusal> {
  if (typed.length > longestTyped) return refuse({ reason: 'too_long' })
  const small = typed.trim().toLowerCase()
  if (plainAddress.test(small)) return checkLengths(small)
  const cleaned = cleanAddress(typed)
  return cleaned.ok ? readParts(cleaned.value) : cleaned
}

function readParts(address: string): Result<string, AddressRefusal> {
  const at = address.lastIndexOf('@')
  const odd = oddCharacter(address)
  if (odd !== null) return refuse({ reason: 'odd_character', character: odd })
  if (at < 1) return refuse({ reason: 'not_an_address' })
  const local = address.slice(0, at).toLowerCase()
  const domain = asciiDomain(address.slice(at + 1))
  if (domain === null) return refuse({ reason: 'not_an_address' })
  if (/[^\0-\x7f]/.test(local)) return refuse({ reason: 'local_not_ascii' })
  if (!dotString.test(local)) return refuse({ reason: 'not_an_address' })
  return checkLengths(`${local}@${domain}`)
}

/** RFC 5321: atoms of letters, digits and these characters, separated by single dots. */
const dotString = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/

/**
 * ASCII that no host name contains. The URL parser behind `domainToASCII` would take some of it for the end of the
 * host.
 */
const notOfADomain = /[^a-z0-9._\-\u0080-\u{10ffff}]/iu
const label = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/
/** Letters, or an A-label. Digits alone would be an IP address. */
const topLabel = /^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/

/**
 * A domain with its labels in ASCII, or null if it is not a domain. Joiners stay only where their script needs them.
 */
function asciiDomain(typed: string): string | null {
  if (typed === '' || notOfADomain.test(typed)) return null
  const ascii = (domainToASCII(typed) || domainToASCII(typed.replace(joiners, ''))).toLowerCase()
  const labels = ascii.split('.')
  const isDomain = labels.length > 1 && labels.every((each) => label.test(each))
  const isWritable = !punctuation.test(domainToUnicode(ascii))
  return isDomain && isWritable && topLabel.test(labels.at(-1) ?? '') ? ascii : null
}

/** UTS #46 accepts quotation marks and dashes in a domain; IDNA 2008 accepts only these few. */
const punctuation = /(?![._\-\u00b7\u0375\u05f3\u05f4\u30fb\u200c\u200d])[\p{P}\p{Z}\p{C}]/u

const joiners = /[\u200c\u200d]/g

function checkLengths(address: string): Result<string, AddressRefusal> {
  const at = address.lastIndexOf('@')
  const isLabelLong = () =>
    address
      .slice(at + 1)
      .split('.')
      .some(({ length }) => length > longestLabel)
  const isLong = at > longestLocal || address.length > longestAddress
  if (isLong || (address.length - at > longestLabel && isLabelLong())) return refuse({ reason: 'too_long' })
  return succeed(address)
}

/** An address in a form. A missing field gets the default message, which asks for one. */
export const emailSchema = z
  .string(explainAddress({ reason: 'no_address' }).template)
  .transform((typed, context) => {
    const read = readEmail(typed)
    if (read.ok) return read.value
    const { template, character = '' } = explainAddress(read)
    const message = template.replace('{character}', character)
    context.addIssue({ code: 'custom', message, params: { template, character } })
    return z.NEVER
  })

/** An address in another service's report: null if we cannot read it, so that the rest of the report is not lost. */
export const reportedEmailSchema = z.string().transform((text) => {
  const read = readEmail(text)
  return read.ok ? read.value : null
})

const longestKept = 512

/**
 * A donor's address as Stripe accepted it. If we can read it, we store it like any address; if not, we keep its text
 * with the domain in ASCII, because the donor still gets mail there. Null if there is none.
 */
export function keepAddress(accepted: string | null): string | null {
  // PostgreSQL cannot store NUL or half of a surrogate pair.
  const text = (accepted ?? '')
    .slice(0, longestKept)
    .replace(/[\0\p{Cs}]/gu, '')
    .trim()
  if (text === '') return null
  const read = readEmail(text)
  if (read.ok) return read.value
  const at = text.lastIndexOf('@')
  const domain = at < 1 ? null : asciiDomain(text.slice(at + 1))
  return domain === null ? text : `${text.slice(0, at)}@${domain}`
}

/** A search term of the desk, in the form in which addresses are stored: a whole address, or the beginning of one. */
export function readAddressSearch(typed: string): string {
  const read = readEmail(typed)
  return read.ok ? read.value : typed.trim().toLowerCase()
}

/** True if only a mail server with SMTPUTF8 (RFC 6531) can deliver to this address. */
export function needsSmtpUtf8(address: string): boolean {
  return /[^\0-\x7f]/.test(address)
}

/** For the address's owner: the domain in Unicode, "reader@пример.рф". */
export function showAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at + 1)}${domainToUnicode(address.slice(at + 1)) || address.slice(at + 1)}`
}

/**
 * For staff, who may know the reader only by the address: both forms, because letters of two scripts can look alike.
 * "reader@пример.рф (xn--e1afmkfd.xn--p1ai)".
 */
export function showAddressToStaff(address: string): string {
  const shown = showAddress(address)
  return shown === address ? address : `${shown} (${address.slice(address.lastIndexOf('@') + 1)})`
}

/** The domain of an address, in ASCII and lower case. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase()
}

/** A domain for staff, in both forms if they differ. */
export function showDomain(domain: string): string {
  const shown = domainToUnicode(domain)
  return shown === '' || shown === domain ? domain : `${shown} (${domain})`
}
