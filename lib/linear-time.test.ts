import { expect, it } from 'vitest'
import { judgeBounce } from './bounces/classify/judge-bounce'
import { readReport } from './bounces/record-returned-mail'
import { describeDetail, readInstant, readMessageId } from './bounces/rules'
import { verifySignature } from './bounces/providers/verify-signature'
import { keepAddress, readAddressSearch, readEmail } from './addresses/email-address'
import { describeError } from './log'
import { parseAmount } from './money'
import { surveyFile } from './imports/survey-file'
import { cutText, redactAddresses } from './addresses/redact-addresses'
import { mendText } from './imports/understand/words/mend-text'
import { suggestAddress } from './addresses/suggest-address'
import { writeRow } from './desk/write-row'

// Every parser and describer of text from outside, fed with what patterns stumble over: four times the text
// may take some four times as long, and not sixteen. Time is compared with time, so that a busy machine counts
// on both sides; a try that another process disturbed is repeated.

const short = 8_000
/** Of a mail, whose reader starts a stream first. */
const shortMail = 250_000
const readers: Record<string, (text: string) => unknown> = {
  readEmail,
  keepAddress,
  readAddressSearch,
  suggestAddress,
  describeDetail,
  describeError,
  redactAddresses,
  cutText: (text) => cutText(text, text.length - 1),
  readMessageId,
  readInstant: (text) => readInstant(text, new Date()),
  judgeBounce: (words) => judgeBounce({ claim: null, status: words, words, human: words }),
  verifySignature: (text) => verifySignature(text, { body: '', secret: 's', now: new Date() }),
  parseAmount: (text) => parseAmount(text, 'usd'),
  mendText,
  writeRow: (text) => writeRow([text]),
}

/** Pieces that a pattern might scan again and again. */
const pieces = [
  ...[
    ' ',
    '\t',
    '\r\n',
    '\n ',
    '<',
    '>',
    '@',
    '(',
    ')',
    '"',
    "'",
    ',',
    ';',
    '.',
    '-',
    '+',
    '=',
    '%',
    '/',
    ':',
  ],
  ...[
    'a',
    'a@',
    '@a',
    'a.',
    'a ',
    'a@b.c ',
    '<a@',
    '<a> ',
    ' @ ',
    '5.1.',
    'user ',
    'address ',
    '1,',
    '1 ',
    'я',
    'Â«',
  ],
  ...['\u200b', '\u00ad', '\0', 'xn--', 'mailto:', '((', '"";', ';\t"', 'exceed ', 'over a ', '\ud800'],
]
/** Every two of the pieces, again and again, and then an end: the same texts in each run. */
const worst = pieces.flatMap((one) =>
  [...pieces, ''].map((other, place) => {
    const unit = one + other
    const end = ['', 'x', '@', '>', '"', '\n'][place % 6] ?? ''
    return {
      name: JSON.stringify([one, other, end]),
      make: (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length) + end,
    }
  }),
)

function millisecondsOf(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

/** True as soon as one of a few tries is within the bound: noise only adds time. */
function isLinear(read: (text: string) => unknown, make: (length: number) => string): boolean {
  const quarter = make(short)
  const whole = make(4 * short)
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const much = millisecondsOf(() => read(whole))
    // A pattern that takes the square of its text takes half a second and more.
    if (much < 50) return true
    if (much < 9 * millisecondsOf(() => read(quarter))) return true
  }
  return false
}

it.each(Object.entries(readers))(
  '%s takes time in proportion to its text',
  (_, read) => {
    expect(worst.filter(({ make }) => !isLinear(read, make)).map(({ name }) => name)).toEqual([])
  },
  120_000,
)

async function* inChunks(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += 65_536)
    yield await Promise.resolve(bytes.subarray(at, at + 65_536))
}

async function isLinearAsync(
  read: (text: string) => Promise<unknown>,
  make: (length: number) => string,
): Promise<boolean> {
  const [quarter, whole] = [make(shortMail), make(4 * shortMail)]
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const begun = performance.now()
    await read(quarter)
    const between = performance.now()
    await read(whole)
    const much = performance.now() - between
    if (much < 100 || much < 9 * (between - begun)) return true
  }
  return false
}

it('surveyFile takes time in proportion to the size of the file', async () => {
  const read = (text: string) => surveyFile({ name: 'x.csv', open: () => inChunks(text) })
  for (const { name, make } of worst.filter((_, place) => place % 149 === 0))
    expect(await isLinearAsync(read, make), name).toBe(true)
}, 120_000)

const report = (part: string) =>
  `Content-Type: multipart/report; boundary="B"\r\n\r\n--B\r\nContent-Type: message/delivery-status\r\n\r\n${part}\r\n\r\n--B--\r\n`
const notice = (text: string) => `From: MAILER-DAEMON\r\nSubject: failure notice\r\n\r\n${text}`
const mails: Record<string, (length: number) => string> = {
  'a long Diagnostic-Code': (length) =>
    report(`Action: failed\r\nStatus: 5.0.0\r\nDiagnostic-Code: smtp; ${'a@'.repeat(length / 2)}`),
  'a folded header': (length) =>
    report(`Action: failed\r\nDiagnostic-Code: x${'\r\n  x'.repeat(length / 5)}`),
  'many groups of fields': (length) => report('Action: delayed\r\n\r\n'.repeat(length / 19)),
  'many parts': (length) =>
    `Content-Type: multipart/report; boundary="B"\r\n\r\n${'--B\r\n\r\nx\r\n'.repeat(length / 10)}--B--\r\n`,
  'nested parts': (length) =>
    Array.from(
      { length: length / 55 },
      (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`,
    ).join(''),
  'many headers': (length) => `${'X-A: b\r\n'.repeat(length / 8)}\r\nbody`,
  'a header without an end': (length) => `Subject: ${' '.repeat(length)}x`,
  'blank lines': (length) => '\r\n'.repeat(length / 2),
  'a long text': (length) => notice('user address 550 '.repeat(length / 17)),
  'many angle brackets': (length) => notice('<'.repeat(length)),
  'HTML of open tags': (length) =>
    `From: MAILER-DAEMON\r\nContent-Type: text/html\r\n\r\n${'<style '.repeat(length / 7)}`,
  'many Message-IDs': (length) => notice('Message-ID: <a@b>\r\n'.repeat(length / 19)),
  'long references': (length) => `From: MAILER-DAEMON\r\nReferences: ${'<a@b> '.repeat(length / 6)}\r\n\r\nx`,
  'dashes as before a copy': (length) => notice('--------- this is a '.repeat(length / 20)),
  'many reports': (length) =>
    report('Final-Recipient: a\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n'.repeat(length / 53)),
  'carriage returns only': (length) => `From: MAILER-DAEMON\r\r${'550 unknown user\r'.repeat(length / 17)}`,
  'a feedback report': (length) =>
    `Content-Type: multipart/report; boundary="B"\r\n\r\n--B\r\nContent-Type: message/feedback-report\r\n\r\n${'Feedback-Type: abuse\r\n'.repeat(length / 22)}\r\n--B--\r\n`,
}

it.each(Object.entries(mails))(
  'readReport takes time in proportion to a mail with %s',
  async (_, make) => {
    expect(await isLinearAsync((text) => readReport({ raw: Buffer.from(text) }, new Date()), make)).toBe(true)
  },
  120_000,
)
