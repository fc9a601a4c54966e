import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { publication } from '@/lib/publication'
import { exampleDonationMails } from './example-donation-mails'
import { findEnglish } from '../find-english'
import { textsOfMail } from '../texts-of-mail'
import { exampleMails, russianMails } from './example-mails'

const root = path.resolve(import.meta.dirname, '..', '..')

/** The names of the functions in lib that write a mail. */
function mailWriters(): string[] {
  const lib = path.join(root, 'lib')
  const files = readdirSync(lib, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('emails.tsx'))
    .flatMap((file) => {
      const source = readFileSync(path.join(lib, file), 'utf8')
      return [...source.matchAll(/^export (?:async )?function (\w+Mail)\b/gm)].map(([, name = '']) => name)
    })
}

it('has an example of every kind of mail, each rendered whole', async () => {
  const source = ['example-mails.ts', 'example-donation-mails.ts']
    .map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8'))
    .join('')
  expect(mailWriters().filter((name) => !source.includes(`${name}(`))).toEqual([])
  for (const [name, render] of Object.entries(exampleMails)) {
    const { subject, html, text } = await render()
    expect(subject, name).not.toBe('')
    expect(html, name).toMatch(/<h1[ >]/)
    expect(`${html}${text}`, name).not.toMatch(/undefined|\[object |NaN|Invalid/)
  }
})

/** What an inbox shows before the mail is opened: its subject, and the hidden preheader. */
function outsideOf({ subject, html }: { subject: string; html: string }): string {
  const preheader = /<body[^>]*>[\s\S]*?<div[^>]*display:none[^>]*>([^<]*)/.exec(html)?.[1]
  if (preheader === undefined) throw new Error(`"${subject}" has no preheader`)
  return `${subject} ${preheader}`
}

it('shows no newspaper name, donation or amount in the subject or preheader of a neutral mail, of any kind', async () => {
  const foot = { siteUrl: 'https://news.example/', safetyUrl: 'https://news.example/privacy#safety' }
  for (const [name, render] of Object.entries(exampleDonationMails({ ...foot, isNeutral: true }))) {
    const mail = await render()
    expect(mail.isNeutral, name).toBe(true)
    const outside = outsideOf(mail)
    expect(outside, name).not.toMatch(
      /moscow|times|tmt|russia|support|news|paper|donation|give|giving|donat|pay|charg/i,
    )
    expect(outside, name).not.toMatch(/refund|receipt|card|[$€£\d]/i)
    // Some programs show the start of the text there.
    expect(mail.text.slice(0, publication.name.length), name).not.toBe(publication.name)
  }
  for (const [name, render] of Object.entries(exampleDonationMails(foot)))
    expect((await render()).isNeutral, name).toBeUndefined()
})

it('names the publisher with address and registration in both parts of every mail, and never in a neutral one', async () => {
  const { name, address, registration } = publication.legal
  for (const [kind, render] of Object.entries(exampleMails)) {
    const mail = await render()
    for (const part of [mail.html, mail.text.replaceAll('\n', ' ')])
      for (const fact of [name, ...address, registration]) expect(part, kind).toContain(fact)
  }
  const foot = { siteUrl: 'https://news.example/', safetyUrl: 'https://news.example/privacy#safety' }
  for (const [kind, render] of Object.entries(exampleDonationMails({ ...foot, isNeutral: true }))) {
    const { html, text } = await render()
    expect(`${html}${text}`, kind).not.toContain(name)
    expect(text, kind).not.toContain(`Read ${publication.name}`)
  }
})

it('says in a receipt what it is worth for tax', async () => {
  const { text } = (await exampleMails.receipt?.()) ?? { text: '' }
  expect(text.replaceAll('\n', ' ')).toContain(publication.legal.receiptNote)
})

it('has no English in a Russian mail that is not marked as English, and leads to Russian pages alone', async () => {
  for (const [name, render] of Object.entries(russianMails())) {
    const mail = await render()
    expect(mail.html, name).toContain('lang="ru"')
    // An editor writes the subject of an edition, in English.
    const texts = textsOfMail(mail).filter((text) => name !== 'edition' || text !== mail.subject)
    expect(findEnglish(texts), name).toEqual([])
    const ours = mail.text.match(/https:\/\/news\.example\S*/g) ?? []
    expect(
      ours.filter((url) => !/^https:\/\/news\.example\/ru(\/|$)/.test(url)),
      name,
    ).toEqual([])
  }
})

it('says in the subject and preheader of a neutral Russian mail no more than in English', async () => {
  const kinds = Object.keys(exampleDonationMails({ siteUrl: 'https://news.example/', safetyUrl: '' }))
  for (const [name, render] of Object.entries(russianMails({ isNeutral: true })).filter(([kind]) =>
    kinds.includes(kind),
  )) {
    const outside = outsideOf(await render())
    expect(outside, name).toMatch(/[а-яё]/i)
    expect(outside, name).not.toMatch(
      /moscow|times|tmt|росси|поддерж|новост|газет|издани|пожертв|плат|списа|карт|квитанц|возврат|[$€£\d]/i,
    )
  }
})
