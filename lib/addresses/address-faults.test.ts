import { describe, expect, it } from 'vitest'
import { findAddressFault } from './address-faults'
import { emailSchema } from './email-address'

const serverSays = (typed: string) => emailSchema.safeParse(typed).error?.issues[0]?.message ?? null
const browserSays = (typed: string) => {
  const { template, character = '' } = findAddressFault(typed) ?? {}
  return template?.replace('{character}', character)
}

describe('a plain fault is named in the browser with the server’s words', () => {
  it.each([
    '',
    '   ',
    'reader',
    'reader at example.org',
    'reader@',
    '@example.org',
    'reader@example',
    'a@b.org, c@d.org',
    'reader@exam ple.org',
    'reader(home)@example.org',
    `${'x'.repeat(2001)}@example.org`,
  ])('“%s”', (typed) => {
    expect(browserSays(typed)).toEqual(expect.any(String))
    expect(browserSays(typed)).toBe(serverSays(typed))
  })
})

describe('what the server may accept is sent to it', () => {
  it.each([
    'reader@example.org',
    ' Reader <reader@example.org>, ',
    'mailto:reader@example.org?subject=x',
    'reader+tag@example.org',
    'reader@пример.рф',
    'reader@例え。テスト',
    "o'neill@example.org",
    'reader @ example.org',
    'reader@example.org.',
  ])('“%s”', (typed) => expect(findAddressFault(typed)).toBeNull())
})
