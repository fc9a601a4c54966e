import type { Page } from '@playwright/test'
import { expect, linkIn, type CaughtMail, type World } from '../world'

/** Asks for the sign-in mail, and waits for it. */
export async function askForMail(page: Page, world: World, email: string): Promise<CaughtMail> {
  const mails = async () =>
    (await world.mailsTo(email)).filter(({ subject }) => subject.startsWith('Sign in to'))
  const before = (await mails()).length
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('button', { name: 'Email me a link and a code' }).click()
  await expect(page).toHaveURL(/\/sign-in\/check-inbox/)
  await expect.poll(async () => (await mails()).length).toBe(before + 1)
  const mail = (await mails()).at(-1)
  if (mail === undefined) throw new Error(`No mail came to ${email}`)
  return mail
}

export function codeIn(mail: CaughtMail): string {
  const code = /^\d{4} \d{4}$/m.exec(mail.text)?.[0]
  if (code === undefined) throw new Error(`"${mail.subject}" has no code:\n${mail.text}`)
  return code
}

/** Signs a browser in through the link of a mail. */
export async function signIn(page: Page, world: World, email: string): Promise<void> {
  const mail = await askForMail(page, world, email)
  await page.goto(linkIn(mail, '/sign-in/confirm'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/\/sign-in/)
}
