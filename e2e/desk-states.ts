import { signInAtDesk } from './desk'
import { askForMail, signIn } from './sign-in'
import { at, press, type State } from './state'
import { expect, linkIn } from './world'

/** Signing in, and what an account shows of it. */
export const signInStates: State[] = [
  at('sign-in', '/sign-in'),
  at('sign-in-signed-out', '/sign-in?ended=everywhere'),
  {
    name: 'sign-in-errors',
    async open(page) {
      await page.goto('/sign-in')
      await page.getByLabel('Email address').fill('reader at example')
      await page.getByRole('button', { name: 'Mail me a link and a code' }).click()
      await expect(page.getByRole('alert').first()).toContainText('name@example.com')
    },
  },
  {
    name: 'sign-in-check-inbox',
    open: (page, world) => askForMail(page, world, world.newReader('state')),
  },
  {
    name: 'sign-in-code-errors',
    async open(page, world) {
      await askForMail(page, world, world.newReader('state'))
      await page.getByLabel('Code from the mail').fill('1234')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByRole('alert').first()).toContainText('eight digits')
    },
  },
  {
    name: 'sign-in-confirm',
    async open(page, world) {
      const mail = await askForMail(page, world, world.newReader('state'))
      await page.goto(linkIn(mail, '/sign-in/confirm'))
    },
  },
  at('sign-in-unknown', '/sign-in/confirm?token=made-up'),
  {
    name: 'account-sessions',
    async open(page, world) {
      await signIn(page, world, world.newReader('state'))
      await page.goto('/account/sessions')
    },
  },
]

/** The desk's door, People and the audit log. */
export const deskStates: State[] = [
  {
    name: 'desk-second-factor',
    async open(page, world) {
      const email = world.newReader('state')
      await signIn(page, world, email)
      await world.query(`update users set role = 'editor' where email = $1`, [email])
      await page.goto('/staff/second-factor')
    },
  },
  {
    name: 'desk-second-factor-code',
    async open(page, world) {
      const { email } = await signInAtDesk(page, world, 'editor')
      await page.context().clearCookies()
      await signIn(page, world, email)
      await page.goto('/staff/second-factor')
    },
  },
  {
    name: 'desk-recovery-codes',
    async open(page, world) {
      await signInAtDesk(page, world, 'editor')
      await press(page, 'Make ten recovery codes', { untilHeading: /Recovery codes/ })
      await expect(page.getByRole('list', { name: 'Your recovery codes' })).toBeVisible()
    },
  },
  {
    name: 'desk-people',
    async open(page, world) {
      await signInAtDesk(page, world, 'administrator')
      await page.goto('/staff/people')
    },
  },
  {
    name: 'desk-person',
    async open(page, world) {
      const { email } = await signInAtDesk(page, world, 'administrator')
      await page.goto('/staff/people')
      await page.getByRole('link', { name: email }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(email)
    },
  },
  {
    name: 'desk-audit',
    async open(page, world) {
      await signInAtDesk(page, world, 'administrator')
      await page.goto('/staff/audit')
    },
  },
  {
    name: 'desk-refused',
    async open(page, world) {
      await signInAtDesk(page, world, 'editor')
      await page.goto('/staff/people')
    },
  },
]
