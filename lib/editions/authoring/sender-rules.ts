import type { Records } from '../../look-up-dns'
import type { Check } from './preflight-rules'

/** What a domain's DNS says about mail from it. None of this blocks an edition. */
export function judgeRecords(
  domain: string,
  { spf, dkim, dmarc }: { spf: Records; dkim: Records | 'unsigned'; dmarc: Records },
): Check[] {
  return [
    judge(spf, {
      name: 'SPF',
      isIt: (record) => /^v=spf1\b/i.test(record),
      missing: `${domain} does not say who may send its email. Email providers may refuse ours.`,
      there: `${domain} says who may send its email.`,
    }),
    dkim === 'unsigned' ? unsigned : judgeKey(dkim),
    judge(dmarc, {
      name: 'DMARC',
      isIt: (record) => /^v=DMARC1\b/i.test(record),
      missing: `${domain} does not say what to do with forged email. Large email providers ask for this.`,
      there: `${domain} says what to do with forged email.`,
    }),
  ]
}

const unsigned: Check = {
  name: 'DKIM',
  verdict: 'warning',
  words: 'Our email is not signed. Large email providers ask for this; .env.example says how.',
}

function judgeKey(records: Records): Check {
  return judge(records, {
    name: 'DKIM',
    isIt: (record) => /(^|;)\s*p=[\w+/]/.test(record),
    missing: 'Our email is signed, but its key is not in the DNS. Email providers may refuse it.',
    there: 'Our email is signed, and its key is in the DNS.',
  })
}

type Question = { name: string; isIt: (record: string) => boolean; missing: string; there: string }

function judge(records: Records, { name, isIt, missing, there }: Question): Check {
  if (records === null) {
    return {
      name,
      verdict: 'warning',
      words: 'The records of the domain could not be looked up at the moment.',
    }
  }
  return records.some(isIt)
    ? { name, verdict: 'good', words: there }
    : { name, verdict: 'warning', words: missing }
}
