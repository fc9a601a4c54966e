import { commonDomains } from './common-mail-domains'
import { showAddress } from './email-address'

/**
 * "r•••@gmail.com": enough for its owner to know it again, too little for anybody else to write to. A domain that
 * is not one of the large providers' may be a person's own name, so it is covered too: "r•••@e•••.org", "r•••@п•••.рф".
 */
export function maskAddress(address: string): string {
  const shown = showAddress(address)
  const domain = shown.slice(shown.lastIndexOf('@') + 1)
  const covered = commonDomains.includes(domain)
    ? domain
    : `${firstLetter(domain)}•••${domain.slice(domain.lastIndexOf('.'))}`
  return `${firstLetter(shown)}•••@${covered}`
}

/** A whole character: half of one would be drawn as a question mark. */
function firstLetter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0x2022)
}
