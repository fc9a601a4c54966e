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
/** Such as the end of a payment's number. */
const references = /\b[a-z]*\d\w*/gi

/** Those of some Russian texts that have words in Latin letters which are no name. */
export function findEnglish(texts: readonly string[]): string[] {
  return texts.filter((text) => /[a-z]{2}/i.test(withoutNames(text)))
}

function withoutNames(text: string): string {
  const words = names.reduce((rest, name) => rest.replaceAll(name, ' '), text.replace(addresses, ' '))
  return words.replace(references, ' ')
}
