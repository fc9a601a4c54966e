import { commonDomains } from './common-mail-domains'
import { showAddress } from './email-address'

/**
 * "r•••@gmail.com": the owner recognises it, nobody else can write to it. A domain that is not a large provider's may
 * contain a person's name, so it is masked too: "r•••@e•••.org", "r•••@п•••.рф".
 */
export function maskAddress(address: string): string {
  const shown = showAddress(address)
  const domain = shown.slice(shown.lastIndexOf('@') + 1)
  const covered = commonDomains.includes(domain)
    ? domain
    : `${firstCharacter(domain)}•••${domain.slice(domain.lastIndexOf('.'))}`
  return `${firstCharacter(shown)}•••@${covered}`
}

/** A whole character: half of a surrogate pair would be shown as a question mark. */
function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0x2022)
}
