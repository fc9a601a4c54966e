import type { Records } from '../look-up-dns'

export type RecordCheck = {
  name: string
  /** `unknown`: no DNS server answered. */
  verdict: 'good' | 'warning' | 'bad' | 'unknown'
  /** What it means, and what to do next. */
  words: string
  /** Where we looked. */
  at: string
  /** What is there. */
  found: string[]
}

type Place = { name: string; at: string; records: Records }
type Judged = Pick<RecordCheck, 'verdict' | 'words'> & { found?: string[] }

function check({ name, at, records }: Place, judge: (records: string[]) => Judged): RecordCheck {
  if (records === null) {
    const words = 'No DNS server answered in time. Open this page again in a minute.'
    return { name, at, verdict: 'unknown', words, found: [] }
  }
  return { name, at, found: records, ...judge(records) }
}

/** The records that begin with a version. RFC 7489, 8460 and 8461 want its letters in exactly this case. */
function ofVersion(version: string, texts: string[]): string[] {
  return texts.filter((text) => new RegExp(`^v=${version}\\s*(?:;|$)`).test(text))
}

/** The tags of a record such as `v=DMARC1; p = none`. Spaces around names and values do not count. */
function readTags(text: string): Map<string, string> {
  return new Map(
    text.split(';').map((tag) => {
      const [name = '', ...value] = tag.split('=')
      return [name.trim(), value.join('=').trim()]
    }),
  )
}

const severalWords = (name: string) => `There are several ${name} records, and then none counts. Keep one.`

/** RFC 7208, section 4.6.4: more lookups than this are an error, and then nothing passes. */
const mostLookups = 10
const lookupTerm = /^[-+~?]?(?:include:|exists:|redirect=|(?:a|mx|ptr)(?:[:/]|$))/

/** SPF (RFC 7208) is looked up at the domain of the return path. */
export function judgeSpf(at: string, records: Records): RecordCheck {
  return check({ name: 'SPF', at, records }, (texts) => {
    const found = texts.filter((text) => /^v=spf1(?: |$)/i.test(text))
    const [record] = found
    if (record === undefined) {
      const words = `${at} does not say who may send its email, so providers may refuse ours. Add a TXT record such as “v=spf1 include:<your relay> -all”.`
      return { verdict: 'bad', words, found }
    }
    if (found.length > 1) return { verdict: 'bad', words: severalWords('SPF'), found }
    const terms = record.toLowerCase().split(' ')
    // The first "all" decides: it matches every sender, so servers read no further.
    const all = terms.find((term) => /^[-+~?]?all$/.test(term))
    if (all === 'all' || all === '+all')
      return { verdict: 'bad', words: 'It allows everybody to send in our name. End it with “-all”.', found }
    const lookups = terms.filter((term) => lookupTerm.test(term)).length
    if (lookups > mostLookups) {
      const words = `It needs ${lookups} lookups, and more than ${mostLookups} are an error. Remove services that you no longer use.`
      return { verdict: 'bad', words, found }
    }
    const isRedirected = terms.some((term) => term.startsWith('redirect='))
    if (all === '?all' || (all === undefined && !isRedirected)) {
      const words = 'It forbids nothing: it has no end, or ends with “?all”. End it with “-all”.'
      return { verdict: 'warning', words, found }
    }
    return { verdict: 'good', words: `${at} says who may send its email.`, found }
  })
}

/** DKIM (RFC 6376): the public key of our signature. `records` is undefined if we do not sign. */
export function judgeDkim(at: string, records: Records | undefined): RecordCheck {
  if (records === undefined) {
    const words =
      'We do not sign our email. Either your relay signs it for this domain, or set the DKIM settings; .env.example says how.'
    return { name: 'DKIM', at, verdict: 'warning', words, found: [] }
  }
  return check({ name: 'DKIM', at, records }, (texts) => {
    const keys = texts.map((text) => readTags(text).get('p'))
    if (keys.some((key) => key !== undefined && /^[\w+/]/.test(key)))
      return { verdict: 'good', words: 'Our email is signed, and its key is in the DNS.' }
    if (keys.includes(''))
      return {
        verdict: 'bad',
        words: 'The key is revoked. Publish the key that belongs to DKIM_PRIVATE_KEY.',
      }
    const words = `Our email is signed, but its key is not in the DNS, so the signature does not count. Publish it as a TXT record at ${at}.`
    return { verdict: 'bad', words }
  })
}

export function isDmarcRecord(text: string): boolean {
  return ofVersion('DMARC1', [text]).length > 0
}

/** DMARC (RFC 7489) of the sender's domain, or of the domain above it. */
export function judgeDmarc(at: string, records: Records): RecordCheck {
  return check({ name: 'DMARC', at, records }, (texts) => {
    const found = texts.filter(isDmarcRecord)
    const [record] = found
    if (record === undefined) {
      const words =
        'The domain does not say what to do with forged email. Large providers ask for this. Start with “v=DMARC1; p=none; rua=mailto:<address>”.'
      return { verdict: 'bad', words, found }
    }
    if (found.length > 1) return { verdict: 'bad', words: severalWords('DMARC'), found }
    const tags = readTags(record.toLowerCase())
    if (tags.get('aspf') === 's') {
      const words =
        'It asks for the very same domain in SPF (aspf=s), so a return path at a subdomain does not pass. Remove aspf=s, or rely on DKIM.'
      return { verdict: 'warning', words, found }
    }
    if (!['quarantine', 'reject'].includes(tags.get('p') ?? '')) {
      const words =
        'Forged email is only reported. When the reports show that all of ours passes, set p=quarantine, later p=reject.'
      return { verdict: 'warning', words, found }
    }
    return { verdict: 'good', words: 'The domain says what to do with forged email.', found }
  })
}

/** MX (RFC 5321, RFC 7505): where answers and bounces go. */
export function judgeMx(at: string, records: Records): RecordCheck {
  return check({ name: 'MX', at, records }, (hosts) => {
    if (hosts.some((host) => host === '' || host === '.'))
      return {
        verdict: 'bad',
        words: `${at} says that it accepts no email, so answers and bounces are lost.`,
        found: [],
      }
    if (hosts.length === 0)
      return {
        verdict: 'bad',
        words: `${at} has no mail server, so answers and bounces are lost. Add an MX record.`,
      }
    return { verdict: 'good', words: `${at} can receive email.` }
  })
}

/** TLSRPT (RFC 8460): where servers report that encryption failed. */
export function judgeTlsReports(at: string, records: Records): RecordCheck {
  return check({ name: 'TLS reports', at, records }, (texts) => {
    const found = ofVersion('TLSRPTv1', texts)
    if (found.length > 1) return { verdict: 'warning', words: severalWords('TLSRPT'), found }
    if (found.some((text) => /^(?:mailto|https):/i.test(readTags(text).get('rua') ?? '')))
      return {
        verdict: 'good',
        words: 'Other servers report to you when email to you could not be encrypted.',
        found,
      }
    const words =
      'Nobody reports when email to you could not be encrypted. If you want to know, add “v=TLSRPTv1; rua=mailto:<address>”.'
    return { verdict: 'warning', words, found }
  })
}

/** MTA-STS (RFC 8461): whether others must encrypt email to us. The record says that there is a policy file. */
export function judgeMtaSts(at: string, records: Records): RecordCheck {
  return check({ name: 'MTA-STS', at, records }, (texts) => {
    const found = ofVersion('STSv1', texts)
    const [record] = found
    if (record === undefined) {
      const words =
        'Email to you may travel unencrypted. If your mail server supports it, publish an MTA-STS policy.'
      return { verdict: 'warning', words, found }
    }
    if (found.length > 1) return { verdict: 'warning', words: severalWords('MTA-STS'), found }
    if (!/^[a-z\d]{1,32}$/i.test(readTags(record).get('id') ?? '')) {
      const words =
        'The record has no valid id, so it does not count. Set an id of 1 to 32 letters and digits.'
      return { verdict: 'warning', words, found }
    }
    return { verdict: 'good', words: 'The domain has a policy about encryption.', found }
  })
}
