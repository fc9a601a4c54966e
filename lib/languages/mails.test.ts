import { expect, it } from 'vitest'
import { signInMail } from '../sessions/emails'

const site = 'https://times.example'
const links = { siteUrl: `${site}/`, safetyUrl: `${site}/privacy#safety` }
const given = { ...links, confirmUrl: `${site}/sign-in/confirm?token=t`, code: '01234567', minutes: 10 }

it('a mail is in the language of its reader, and so are the pages that it leads to', async () => {
  const { subject, html, text } = await signInMail({ ...given, language: 'ru' })
  expect(subject).toBe('Вход на сайт The Moscow Times')
  expect(html).toContain('lang="ru"')
  expect(text).toContain(`${site}/ru/sign-in/confirm?token=t`)
  expect(text).toContain(`${site}/ru/privacy#safety`)
  expect(text).not.toMatch(/If you|Press|Write to/)
  for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g))
    expect(href).toMatch(/^https:\/\/times\.example\/ru/)
})

it('a mail without a language is in English, at addresses without one', async () => {
  const { subject, html, text } = await signInMail(given)
  expect(subject).toBe('Sign in to The Moscow Times')
  expect(html).toContain('lang="en"')
  expect(text).toContain(`${site}/sign-in/confirm?token=t`)
})
