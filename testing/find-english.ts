import { publication } from '../lib/publication'

/** What stays in Latin letters in a Russian sentence: names, signs, and addresses. */
const names = [
  publication.name,
  publication.newsletter.name,
  publication.legal.name,
  ...publication.legal.address,
  publication.statementDescriptor,
  ...'American Express,Apple Pay,Google Pay,Visa,Mastercard,PayPal,Link,Stripe,SEPA,iDEAL,Bancontact'.split(
    ',',
  ),
  ...'Tor Browser,Firefox,Chrome,Windows,Linux,RSS,VPN,IP,USD,EUR,GBP,stichting,KvK,ANBI'.split(','),
  ...'Gmail,Outlook,Mail.ru,Yahoo,iCloud,Proton Mail,GMX,WEB.DE,Spamverdacht'.split(','),
  // Cookies, which the privacy policy names.
  ...'known-donor,donation-link,asked-to-subscribe,asked-to-remind,-ru,visitor,language,cookie'.split(','),
]
const addresses = /https?:\/\/\S+|[\w.+…*•-]+@[\w.•-]+|\b[\w-]+(\.[\w-]+)*\.(com|org|example|net)\b|\.ics\b/g
/** Such as the end of a payment's number. That of a receipt may have no figure. */
const references = /\b[a-z]*\d\w*|(?<=^Квитанция )\w{8}(?=, )/gi

/** Those of some Russian texts, in their order, that have words in Latin letters which are no name. */
export function findEnglish(texts: readonly string[]): string[] {
  const written = texts.filter(Boolean)
  return written.filter(
    (text, index) => !isReference(text, written[index - 1]) && /[a-z]{2}/i.test(withoutNames(text)),
  )
}

/** The number of a receipt in the cell beside its name. */
function isReference(text: string, before: string | undefined): boolean {
  return before === 'Номер' && /^\w{8}$/.test(text)
}

function withoutNames(text: string): string {
  const words = names.reduce((rest, name) => rest.replaceAll(name, ' '), text.replace(addresses, ' '))
  return words.replace(references, ' ')
}
