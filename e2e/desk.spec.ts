import type { Page } from '@playwright/test'
import { appCode, otherBrowser, setUpSecondFactor, signInAtDesk, type DeskRole } from './steps/desk'
import { signInAs, signInReader } from './seed/sessions'
import { signIn } from './steps/sign-in'
import { expect, linkIn, test } from './world'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('the desk needs a sign-in and a second factor', async ({ page, world }) => {
  await page.goto('/staff/people')
  await expect(page).toHaveURL(/\/sign-in\?back=%2Fstaff%2Fpeople/)
  const email = world.newReader('administrator')
  await signIn(page, world, email)
  await world.query(`update users set role = 'administrator' where email = $1`, [email])
  for (const path of ['/staff/people', '/staff/audit', '/staff/second-factor/recovery-codes']) {
    await page.goto(path)
    await expect(page).toHaveURL(new RegExp(`/staff/second-factor\\?back=${encodeURIComponent(path)}`))
    await expect(page.getByRole('navigation', { name: 'Pages of the desk' })).toHaveCount(0)
  }
  await setUpSecondFactor(page)
  expect((await page.goto('/staff/people'))?.status()).toBe(200)
  await expect(page.getByRole('navigation', { name: 'Pages of the desk' })).toBeVisible()
})

test(
  'a second factor is set up, required at the next sign-in, and accepts no code twice',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const { email, key } = await signInAtDesk(page, world, 'administrator')
    await page.getByRole('button', { name: 'Make ten recovery codes' }).click()
    const codes = page.getByRole('list', { name: 'Your recovery codes' }).getByRole('listitem')
    await expect(codes).toHaveCount(10)
    const [first = '', second = ''] = await codes.allInnerTexts()
    await page.goto('/staff/second-factor')
    await expect(page.getByRole('main')).toContainText('10 recovery codes left')
    await expect(page.getByRole('main')).not.toContainText(key.slice(0, 4))

    const askFor = async () => {
      await page.context().clearCookies()
      await signIn(page, world, email)
      await page.goto('/staff/people')
      await expect(heading(page)).toHaveText('Enter your code')
    }
    const enter = async (code: string) => {
      await page.getByLabel('Code', { exact: true }).fill(code)
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
    }
    await askFor()
    await enter('12')
    await expect(page.getByRole('alert').first()).toContainText('six digits')
    const next = appCode(key, 1)
    await enter(next)
    await expect(heading(page)).toHaveText('People')
    await askFor()
    await enter(next)
    await expect(page.getByRole('alert').first()).toContainText('is not correct')
    await enter(first)
    await expect(heading(page)).toHaveText('People')
    await askFor()
    await enter(first)
    await expect(page.getByRole('alert').first()).toContainText('is not correct')
    await enter(second.toLowerCase())
    await expect(heading(page)).toHaveText('People')
    await world.mail(email, /second factor is set up/)
    await world.mail(email, /recovery code was used/)
  },
)

test('staff without the role get 403 with an explanation, and it is in the audit log', async ({
  page,
  world,
}) => {
  for (const role of ['editor', 'approver', 'fundraiser'] satisfies DeskRole[]) {
    await page.context().clearCookies()
    const { email } = await signInAs(page, world, role)
    for (const path of ['/staff/people', '/staff/audit']) {
      const answer = await page.goto(path)
      expect(answer?.status(), `${path} as ${role}`).toBe(403)
      await expect(heading(page)).toHaveText('You do not have access to this page')
    }
    const entries = await world.query(
      `select action, subject from audit_entries join users on users.id = staff_id
       where email = $1 and action = 'refused' order by audit_entries.id`,
      [email],
    )
    expect(entries).toEqual([
      { action: 'refused', subject: 'people.manage' },
      { action: 'refused', subject: 'audit.read' },
    ])
  }
})

test('a reader with an account cannot open the desk', async ({ page, world }) => {
  await signInReader(page, world, world.newReader('reader'))
  for (const path of ['/staff/people', '/staff/second-factor']) {
    expect((await page.goto(path))?.status(), path).toBe(403)
    await expect(heading(page)).toHaveText('You do not have access to this page')
  }
})

test('a form of the desk changes nothing if the sender lacks the role', async ({ page, world }) => {
  await signInAs(page, world, 'administrator')
  await page.goto('/staff/people')
  await page.getByLabel('Email address').fill('smuggled@example.org')
  await page.getByRole('radio', { name: /Administrator/ }).check()
  // The page was open while the role was removed.
  await world.query(`update users set role = 'editor' where email like 'administrator-%'`)
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(heading(page)).toHaveText('You do not have access to this page')
  expect(await world.query(`select 1 from staff_invitations where email = 'smuggled@example.org'`)).toEqual(
    [],
  )
})

test('an administrator invites somebody, changes their role, resets and removes them', async ({
  page,
  world,
}) => {
  const chief = await signInAs(page, world, 'administrator')
  const guest = world.newReader('guest')
  await page.goto('/staff/people')
  await page.getByLabel('Email address').fill(guest)
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Choose what this person may do')
  await page.getByRole('radio', { name: /Fundraiser/ }).check()
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByRole('status')).toContainText('on its way')

  const theirs = await otherBrowser(page, world, true)
  const invitation = await world.mail(guest, /invited to the desk/)
  await theirs.goto(linkIn(invitation, '/sign-in'))
  await signIn(theirs, world, guest)
  await theirs.goto('/staff/second-factor')
  await setUpSecondFactor(theirs)
  await expect(theirs.getByRole('form', { name: 'Your session' })).toContainText('Fundraiser')

  await page.goto('/staff/people')
  await page.getByRole('link', { name: guest }).click()
  await page.getByRole('radio', { name: /Editor/ }).check()
  await page.getByRole('button', { name: 'Change the role' }).click()
  await expect(page.getByRole('status')).toContainText('role is changed')
  await theirs.goto('/staff/second-factor')
  await expect(theirs).toHaveURL(/\/sign-in/)

  await page.getByRole('button', { name: 'Reset the second factor' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Tick that you are sure')
  await page.getByLabel('Yes, reset it').check()
  await page.getByRole('button', { name: 'Reset the second factor' }).click()
  await expect(page.getByRole('status')).toContainText('reset')
  await world.mail(guest, /second factor was reset/)

  await page.getByLabel(`Yes, remove ${guest}`).check()
  await page.getByRole('button', { name: 'Remove from the desk' }).click()
  await expect(page.getByRole('status')).toContainText('no longer works')
  await expect(page.getByRole('region', { name: 'People at the desk' })).not.toContainText(guest)
  await signIn(theirs, world, guest)
  expect((await theirs.goto('/staff/second-factor'))?.status()).toBe(403)
  await theirs.context().close()

  await page.goto('/staff/audit')
  const log = page.getByRole('region', { name: /Entries/ })
  for (const action of ['Invited', 'Joined the desk', 'Changed a role', 'Removed somebody']) {
    await expect(log).toContainText(action)
  }
  await expect(log).toContainText(chief.email)
})

test('an invitation is withdrawn, and the last administrator stays', async ({ page, world }) => {
  await world.query(`update users set role = 'reader'`)
  const { email } = await signInAs(page, world, 'administrator')
  const guest = world.newReader('guest')
  await page.goto('/staff/people')
  await page.getByLabel('Email address').fill(guest)
  await page.getByRole('radio', { name: /Editor/ }).check()
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await page
    .getByRole('form', { name: `Invitation of ${guest}` })
    .getByRole('button')
    .click()
  await expect(page.getByRole('status')).toContainText('withdrawn')
  await expect(page.getByRole('main')).not.toContainText(guest)

  await page.getByRole('link', { name: email }).click()
  await page.getByLabel(`Yes, remove ${email}`).check()
  await page.getByRole('button', { name: 'Remove from the desk' }).click()
  await expect(page.getByRole('alert').first()).toContainText('last administrator')
  await expect(page).toHaveTitle(/^Error: /)
  expect(await world.query('select role::text from users where email = $1', [email])).toEqual([
    { role: 'administrator' },
  ])
})

test('signing out at the desk closes it', async ({ page, world }) => {
  await signInAs(page, world, 'administrator')
  await page.goto('/staff')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('status')).toContainText('signed out')
  await page.goto('/staff/people')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('FIRST_ADMIN_EMAIL becomes an administrator only while there is none', async ({ page, world }) => {
  const first = 'desk@example.org'
  const role = async () =>
    (await world.query<{ role: string }>('select role::text from users where email = $1', [first]))[0]?.role
  await world.query(`update users set role = 'reader'`)
  await signIn(page, world, first)
  await expect(page).toHaveURL(/\/staff/)
  expect(await role()).toBe('administrator')

  await world.query(`update users set role = 'reader' where email = $1`, [first])
  await page.context().clearCookies()
  await signInAs(page, world, 'administrator')
  await page.context().clearCookies()
  await signIn(page, world, first)
  expect(await role()).toBe('reader')
})
