import type { Check } from './preflight-rules'

/** The TXT records of a name; null if no server answered. */
export type Records = string[] | null

/** What a domain's DNS says about mail from it. None of this blocks an edition. */
export function judgeRecords(
  domain: string,
  { spf, dkim, dmarc }: { spf: Records; dkim: Records | 'unsigned'; dmarc: Records },
): Check[] {
  return [
    judge(spf, {
      name: 'SPF',
      isIt: (record) => /^v=spf1\b/i.test(record),
      missing: `${domain} does not say who may send its mail. Mailboxes may refuse ours.`,
      there: `${domain} says who may send its mail.`,
    }),
    dkim === 'unsigned' ? unsigned : judgeKey(dkim),
    judge(dmarc, {
      name: 'DMARC',
      isIt: (record) => /^v=DMARC1\b/i.test(record),
      missing: `${domain} does not say what to do with forged mail. Large mailboxes ask for that.`,
      there: `${domain} says what to do with forged mail.`,
    }),
  ]
}

const unsigned: Check = {
  name: 'DKIM',
  verdict: 'warning',
  words: 'Our mail is not signed. Large mailboxes ask for that; .env.example says how.',
}

function judgeKey(records: Records): Check {
  return judge(records, {
    name: 'DKIM',
    isIt: (record) => /(^|;)\s*p=[\w+/]/.test(record),
    missing: 'Our mail is signed, but its key is not to be found in the DNS. Mailboxes may refuse it.',
    there: 'Our mail is signed, and its key is in the DNS.',
  })
}

type Question = { name: string; isIt: (record: string) => boolean; missing: string; there: string }

function judge(records: Records, { name, isIt, missing, there }: Question): Check {
  if (records === null) {
    return { name, verdict: 'warning', words: 'The records of the domain could not be looked up just now.' }
  }
  return records.some(isIt)
    ? { name, verdict: 'good', words: there }
    : { name, verdict: 'warning', words: missing }
}
