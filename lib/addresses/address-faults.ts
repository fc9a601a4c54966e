import { cleanAddress, type AddressRefusal } from './clean-address'

// What is plainly wrong with a typed address. It needs nothing of Node's, so a browser finds the same before anything is
// sent; lib/addresses/email-address.ts decides about everything else.

/** A message of the catalogue (lib/languages) with the character that it names. */
export type AddressFault = { template: string; character?: string }

/** Generous enough for a pasted name or mailto: around the address. */
export const longestTyped = 2000

/** A dot of a domain, also as Chinese, Japanese and full-width keyboards write it. */
const dot = /[.\u3002\uff0e\uff61]/

/** The message about a plain fault, in the server's words; null for an address that only the server can judge. */
export function findAddressFault(typed: string): AddressFault | null {
  if (typed.length > longestTyped) return explainAddress({ reason: 'too_long' })
  const cleaned = cleanAddress(typed)
  if (!cleaned.ok) return explainAddress(cleaned)
  const odd = oddCharacter(cleaned.value)
  if (odd !== null) return explainAddress({ reason: 'odd_character', character: odd })
  const at = cleaned.value.lastIndexOf('@')
  return at < 1 || !dot.test(cleaned.value.slice(at + 1))
    ? explainAddress({ reason: 'not_an_address' })
    : null
}

/** The first character that no address may contain: a space, a control character, a comma, an invisible one. */
export function oddCharacter(address: string): string | null {
  return /[\s\p{Cc}\p{Co}\p{Cs}\p{Cn}\u2800"(),:;<>[\\\]]/u.exec(address)?.[0] ?? null
}

/** What is wrong, and what to do about it: a message, and the value in it if there is one. */
export function explainAddress(refusal: AddressRefusal): AddressFault {
  switch (refusal.reason) {
    case 'no_address':
      return { template: 'Enter your email address.' }
    case 'not_an_address':
      return { template: 'Enter an email address in the form name@example.com.' }
    case 'too_long':
      return { template: 'This address is longer than email allows. Enter another.' }
    case 'two_addresses':
      return { template: 'Enter one email address. There are two in this field.' }
    case 'local_not_ascii':
      return {
        template:
          'Enter an address that has only the letters a to z before the @. We cannot send email to other addresses yet.',
      }
    case 'odd_character':
      return explainCharacter(refusal.character)
  }
}

function explainCharacter(character: string): AddressFault {
  if (/\s/.test(character))
    return { template: 'Enter the address without the space in it, in the form name@example.com.' }
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return /[\p{C}\u2800]/u.test(character)
    ? {
        template:
          'Enter the address without the invisible character in it ({character}), in the form name@example.com.',
        character: `U+${code}`,
      }
    : {
        template: 'Enter the address without the “{character}” in it, in the form name@example.com.',
        character,
      }
}
