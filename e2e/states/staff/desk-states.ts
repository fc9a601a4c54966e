import { openSession, signInAs, signInLink, signInReader } from '../../seed/sessions'
import type { DeskRole } from '../../steps/desk'
import { at, press, seeded, type State } from '../state'
import { expect } from '../../world'

/** Signing in, and the account pages about it. */
export const signInStates: State[] = [
  at('sign-in', '/sign-in'),
  at('sign-in-signed-out', '/sign-in?ended=everywhere'),
  {
    name: 'sign-in-errors',
    async open(page) {
      await page.goto('/sign-in')
      await page.getByLabel('Email address').fill('reader at example')
      await page.getByRole('button', { name: 'Email me a link and a code' }).click()
      await expect(page.getByRole('alert').first()).toContainText('name@example.com')
    },
  },
  {
    name: 'sign-in-check-inbox',
    async open(page, world) {
      await page.goto('/sign-in')
      await page.getByLabel('Email address').fill(world.newReader('state'))
      await page.getByRole('button', { name: 'Email me a link and a code' }).click()
      await expect(page).toHaveURL(/\/sign-in\/check-inbox/)
    },
  },
  {
    name: 'sign-in-code-errors',
    async open(page, world) {
      await page.goto('/sign-in')
      await page.getByLabel('Email address').fill(world.newReader('state'))
      await page.getByRole('button', { name: 'Email me a link and a code' }).click()
      await page.getByLabel('Code from the email').fill('1234')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByRole('alert').first()).toContainText('eight digits')
    },
  },
  {
    name: 'sign-in-confirm',
    async open(page, world) {
      await page.goto(await signInLink(world))
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
    },
  },
  at('sign-in-unknown', '/sign-in/confirm?token=made-up'),
  {
    name: 'account-sessions',
    async open(page, world) {
      await signInReader(page, world, world.newReader('state'))
      await page.goto('/account/sessions')
    },
  },
]

/** A page of the desk, for staff with this role. */
export const atDesk = (name: string, role: DeskRole, path: string): State => ({
  name,
  async open(page, world) {
    await signInAs(page, world, role)
    await page.goto(path)
  },
})

const secondFactor = (name: string, standing: 'none' | 'asked', heading: RegExp): State => ({
  name,
  async open(page, world) {
    const email = world.newReader('state')
    await openSession(page, world, { email, role: 'editor', secondFactor: standing })
    await page.goto('/staff/second-factor')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  },
})

/** Sign-in of the desk, People and the audit log. */
export const deskStates: State[] = [
  secondFactor('desk-second-factor', 'none', /^Set up your second factor$/),
  secondFactor('desk-second-factor-code', 'asked', /^Enter your code$/),
  {
    name: 'desk-recovery-codes',
    async open(page, world) {
      await signInAs(page, world, 'editor')
      await page.goto('/staff/second-factor/recovery-codes')
      await press(page, 'Make ten recovery codes', { untilHeading: /Recovery codes/ })
      await expect(page.getByRole('list', { name: 'Your recovery codes' })).toBeVisible()
    },
  },
  atDesk('desk-people', 'administrator', '/staff/people'),
  seeded('desk-person', async (world, page) => {
    const { id } = await signInAs(page, world, 'administrator')
    return `/staff/people/${id}`
  }),
  atDesk('desk-audit', 'administrator', '/staff/audit'),
  atDesk('desk-refused', 'editor', '/staff/people'),
]
