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

/** RFC 7208, section 4.6.4: more lookups than this are an error, and then nothing passes. */
const mostLookups = 10

/** SPF (RFC 7208) is looked up at the domain of the return path. */
export function judgeSpf(at: string, records: Records): RecordCheck {
  return check({ name: 'SPF', at, records }, (texts) => {
    const found = texts.filter((text) => /^v=spf1(?: |$)/i.test(text))
    const [record] = found
    if (record === undefined) {
      const words = `${at} does not say who may send its email, so providers may refuse ours. Add a TXT record such as “v=spf1 include:<your relay> -all”.`
      return { verdict: 'bad', words, found }
    }
    if (found.length > 1)
      return {
        verdict: 'bad',
        words: 'There are several SPF records, and then none counts. Keep one.',
        found,
      }
    if (/[ +]\+?all\b/i.test(record) && !/[-~?]all\b/i.test(record))
      return { verdict: 'bad', words: 'It allows everybody to send in our name. End it with “-all”.', found }
    const lookups =
      record.match(/(?:^|\s)[+?~-]?(?:include:|a\b|mx\b|ptr\b|exists:|redirect=)/gi)?.length ?? 0
    if (lookups > mostLookups) {
      const words = `It needs ${lookups} lookups, and more than ${mostLookups} are an error. Remove services that you no longer use.`
      return { verdict: 'bad', words, found }
    }
    if (!/(?:[-~?]all|redirect=\S+)\s*$/i.test(record))
      return { verdict: 'warning', words: 'It has no end, so it forbids nothing. End it with “-all”.', found }
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
    const isRevoked = texts.some((text) => /(?:^|;)\s*p=\s*(?:;|$)/.test(text))
    if (texts.some((text) => /(?:^|;)\s*p=[\w+/]/.test(text)))
      return { verdict: 'good', words: 'Our email is signed, and its key is in the DNS.' }
    if (isRevoked)
      return {
        verdict: 'bad',
        words: 'The key is revoked. Publish the key that belongs to DKIM_PRIVATE_KEY.',
      }
    const words = `Our email is signed, but its key is not in the DNS, so the signature does not count. Publish it as a TXT record at ${at}.`
    return { verdict: 'bad', words }
  })
}

/** DMARC (RFC 7489) of the sender's domain, or of the domain above it. */
export function judgeDmarc(at: string, records: Records): RecordCheck {
  return check({ name: 'DMARC', at, records }, (texts) => {
    const found = texts.filter((text) => /^v=DMARC1\s*(?:;|$)/i.test(text))
    const [record] = found
    if (record === undefined) {
      const words =
        'The domain does not say what to do with forged email. Large providers ask for this. Start with “v=DMARC1; p=none; rua=mailto:<address>”.'
      return { verdict: 'bad', words, found }
    }
    if (found.length > 1)
      return {
        verdict: 'bad',
        words: 'There are several DMARC records, and then none counts. Keep one.',
        found,
      }
    if (/;\s*aspf=s\b/i.test(record)) {
      const words =
        'It asks for the very same domain in SPF (aspf=s), so a return path at a subdomain does not pass. Remove aspf=s, or rely on DKIM.'
      return { verdict: 'warning', words, found }
    }
    if (!/;\s*p=(?:quarantine|reject)\b/i.test(record)) {
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
    const found = texts.filter((text) => /^v=TLSRPTv1\s*;/i.test(text))
    if (found.some((text) => /;\s*rua=(?:mailto|https):/i.test(text)))
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
    const found = texts.filter((text) => /^v=STSv1\s*;/i.test(text))
    if (found.some((text) => /;\s*id=\w+/i.test(text)))
      return { verdict: 'good', words: 'The domain has a policy about encryption.', found }
    const words =
      'Email to you may travel unencrypted. If your mail server supports it, publish an MTA-STS policy.'
    return { verdict: 'warning', words, found }
  })
}
