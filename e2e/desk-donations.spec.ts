import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { signInAs } from './seed/sessions'
import { give, type MadeDonation } from './steps/manage-donation'
import { expect, linkIn, test, type World } from './world'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const actionsSql = `select action, details from audit_entries where subject = $1 order by id`

/** Opens a donation from the list, as a fundraiser who has the donor's mail at hand. */
async function find(page: Page, { donor }: MadeDonation): Promise<void> {
  await page.goto('/staff')
  await page.getByRole('link', { name: 'Donations', exact: true }).click()
  await page.getByLabel('Find').fill(donor)
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('heading', { name: 'One donation' })).toBeVisible()
  await page.getByRole('table').getByRole('link').first().click()
  await expect(page.getByRole('main')).toContainText(donor)
}

test(
  'a fundraiser refunds a part of a donation: asked twice, done once, told to the donor',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const donation = await give(page, world, 'frequency=once&currency=USD&amount=25')
    await signInAs(page, world, 'fundraiser')
    await find(page, donation)
    await page.getByRole('link', { name: 'Refund this payment' }).click()

    await page.getByRole('radio', { name: 'Part of it' }).check()
    await page.getByLabel(/^The part/).fill('40')
    await page.getByRole('radio', { name: 'It was paid twice' }).check()
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await expect(page.getByRole('alert').first()).toContainText('$25 or less')
    await page.getByLabel(/^The part/).fill('10')
    await page.getByLabel(/^A note/).fill('She wrote on Monday')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()

    await expect(page.getByRole('heading', { name: `Refund $10 to ${donation.donor}?` })).toBeVisible()
    expect(await world.query('select from refunds where payment_intent_id = $1', [donation.payment])).toEqual(
      [],
    )
    await page.getByRole('button', { name: 'Refund $10' }).click()
    await expect(page.getByRole('status')).toContainText('on its way back')
    await expect(page.getByRole('main')).toContainText('$10.00 refunded')

    await world.mail(donation.donor, /refunded \$10/)
    expect(
      await world.query('select amount_minor, currency from refunds where payment_intent_id = $1', [
        donation.payment,
      ]),
    ).toEqual([{ amount_minor: 1000, currency: 'usd' }])
    expect(await world.query(actionsSql, [`donation:${donation.id}`])).toMatchObject([
      {
        action: 'donations.refund',
        details: { amountMinor: 1000, reason: 'duplicate', note: 'She wrote on Monday' },
      },
      { action: 'donations.refund-succeeded', details: { amountMinor: 1000 } },
    ])
  },
)

test('a fundraiser mails a receipt again, and a new link that opens the donation', async ({
  page,
  world,
}) => {
  const donation = await give(page, world, 'frequency=monthly&currency=EUR&amount=10')
  await world.mail(donation.donor, /€10 every month/)
  await signInAs(page, world, 'fundraiser')
  await find(page, donation)
  await page.getByRole('button', { name: 'Email the receipt again' }).click()
  await expect(page.getByRole('status')).toContainText('once more')
  await expect.poll(async () => (await world.mailsTo(donation.donor)).length).toBe(2)

  await page.getByRole('button', { name: /new link/ }).click()
  await expect(page.getByRole('status')).toContainText('new link')
  expect(linkIn(await world.mail(donation.donor, /link to your donation/), '/account/donations')).toContain(
    'token=',
  )

  await page.getByRole('link', { name: /Everything about this donor/ }).click()
  await expect(heading(page)).toHaveText('A donor')
  await expect(page.getByRole('main')).toContainText('€10.00')
  await expect(page).not.toHaveURL(/@|%40/)
})

test('a fundraiser replays an event of the payment company', async ({ page, world }) => {
  const donation = await give(page, world, 'frequency=once&currency=USD&amount=10')
  await signInAs(page, world, 'fundraiser')
  const sql = `select id from stripe_events where type = 'payment_intent.succeeded' and object_id = $1`
  await expect.poll(async () => (await world.query(sql, [donation.payment])).length).toBe(1)
  const [event] = await world.query<{ id: string }>(sql, [donation.payment])
  await page.goto('/staff/events')
  await page.getByLabel('Its id at Stripe').fill(event?.id ?? '')
  await page.getByRole('button', { name: 'Process it again' }).last().click()
  await expect(page.getByRole('status')).toContainText('has been processed')
  await page.getByLabel('Its id at Stripe').fill('evt_none')
  await page.getByRole('button', { name: 'Process it again' }).last().click()
  await expect(page.getByRole('status')).toContainText('no message')
  expect(await world.query('select from payments where donation_id = $1', [donation.id])).toHaveLength(1)
})

test('a fundraiser exports the list as a file that a spreadsheet opens safely', async ({ page, world }) => {
  const donation = await give(page, world, 'frequency=once&currency=GBP&amount=77&campaign=-spring')
  await world.query(`update donations set campaign = '=1+1' where id = $1`, [donation.id])
  await signInAs(page, world, 'fundraiser')
  await page.goto(`/staff/donations?q=${encodeURIComponent(donation.donor)}`)
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export as CSV' }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toMatch(/^donations-\d{4}-\d\d-\d\d\.csv$/)
  const lines = readFileSync(await file.path(), 'utf8').split('\r\n')
  expect(lines).toHaveLength(3)
  expect(lines[1]).toContain(`${donation.donor},`)
  expect(lines[1]).toContain(`,'=1+1,`)
  const [entry] = await world.query<{ details: object }>(
    `select details from audit_entries where action = 'donations.export' order by id desc limit 1`,
  )
  expect(JSON.stringify(entry?.details)).not.toContain(donation.donor)
})

test('an editor gets 403 for all of it, and it is in the audit log', async ({ page, world }) => {
  const donation = await give(page, world, 'frequency=once&currency=USD&amount=25')
  const { email } = await signInAs(page, world, 'editor')
  const rooms = [
    '/staff/donations',
    `/staff/donations/${donation.id}`,
    `/staff/donations/${donation.id}/donor`,
    `/staff/donations/${donation.id}/refund?payment=${donation.payment}`,
    '/staff/donations/revenue',
    '/staff/events',
  ]
  for (const room of rooms) {
    expect((await page.goto(room))?.status(), room).toBe(403)
    await expect(page.getByRole('main')).not.toContainText(donation.donor)
  }
  await page.goto('/staff')
  await expect(page.getByRole('main')).not.toContainText('Needs attention')
  // One audit entry for each action and hour, however often it is tried.
  expect(await refusals(world, email)).toEqual(['donations.read', 'donations.refund'])
})

test('buttons on a page that was open when the role was removed do nothing', async ({ page, world }) => {
  const donation = await give(page, world, 'frequency=once&currency=USD&amount=25')
  const { email } = await signInAs(page, world, 'fundraiser')
  const become = (role: string) =>
    world.query('update users set role = $2::role where email = $1', [email, role])
  const press = async (path: string, name: string) => {
    await become('fundraiser')
    await page.goto(path)
    if (path === '/staff/events') await page.getByLabel('Its id at Stripe').fill('evt_any')
    const button = page.getByRole('button', { name }).last()
    await expect(button).toBeVisible()
    await become('editor')
    await button.click()
    await expect(heading(page)).toHaveText('You do not have access to this page')
  }
  const home = `/staff/donations/${donation.id}`
  await press(home, 'Email the receipt again')
  await press(home, 'Email the donor a new link to this donation')
  await press('/staff/events', 'Process it again')

  await become('fundraiser')
  await page.goto(`${home}/refund?payment=${donation.payment}`)
  await page.getByRole('radio', { name: 'The donor asked for it' }).check()
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(page.getByRole('heading', { name: /^Refund \$25 to/ })).toBeVisible()
  await become('editor')
  await page.getByRole('button', { name: 'Refund $25' }).click()
  await expect(heading(page)).toHaveText('You do not have access to this page')

  expect(
    await world.query('select from refund_orders where payment_intent_id = $1', [donation.payment]),
  ).toEqual([])
  // With JavaScript the page is also rendered again, and refused once more.
  const refused = await refusals(world, email)
  for (const action of ['donations.mail', 'events.replay', 'donations.refund'])
    expect(refused).toContain(action)
  expect(refused.filter((action) => action === 'donations.mail')).toHaveLength(1)
})

test('the export is refused to staff without the role, and to forms of other sites', async ({
  page,
  world,
}) => {
  const { email } = await signInAs(page, world, 'editor')
  const origin = world.addresses.site
  const refused = await page.request.post('/staff/donations/export', { headers: { origin }, form: {} })
  expect(refused.status()).toBe(403)
  expect(await refusals(world, email)).toEqual(['donations.export'])
  const foreign = await page.request.post('/staff/donations/export', {
    headers: { origin: 'https://elsewhere.example' },
    form: {},
  })
  expect(foreign.status()).toBe(403)
})

test(
  'an administrator turns the card-testing guard on, and lets it decide for itself again',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const { email } = await signInAs(page, world, 'administrator')
    const set = async (choice: RegExp) => {
      await page.goto('/staff')
      const guard = page.getByRole('form', { name: 'The guard' })
      if (!(await guard.isVisible())) await page.getByText('Cards that were tried, and').click()
      await guard.getByRole('radio', { name: choice }).check()
      await guard.getByRole('button', { name: 'Set the guard' }).click()
      await expect(page.getByRole('status')).toContainText('The guard has been changed')
    }
    await set(/^Up/)
    await expect(page.getByRole('region', { name: 'Needs attention', exact: true })).toContainText('is up')
    expect(await world.query('select mode::text from card_guard_overrides')).toEqual([{ mode: 'open' }])
    await set(/decides for itself/)
    expect(await world.query('select from card_guard_overrides')).toEqual([])
    const told = `
    select details->>'mode' as mode from audit_entries join users on users.id = staff_id
     where action = 'card_guard.set' and email = $1 order by audit_entries.id`
    expect(await world.query(told, [email])).toEqual([{ mode: 'open' }, { mode: 'auto' }])

    await page.context().clearCookies()
    await signInAs(page, world, 'fundraiser')
    await page.goto('/staff')
    await expect(page.getByRole('region', { name: 'The card-testing guard' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Set the guard' })).toHaveCount(0)
  },
)

async function refusals(world: World, email: string): Promise<string[]> {
  const rows = await world.query<{ subject: string }>(
    `select subject from audit_entries join users on users.id = staff_id
      where email = $1 and action = 'refused' order by audit_entries.id`,
    [email],
  )
  return rows.map(({ subject }) => subject)
}
