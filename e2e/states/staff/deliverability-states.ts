import type { Page } from '@playwright/test'
import { seedDeliverability } from '../../seed/deliverability'
import { seedEdition, start } from '../../seed/editions'
import { signInAs } from '../../seed/sessions'
import { seedSubscriber } from '../../seed/subscribers'
import type { State } from '../state'
import { expect, type World } from '../../world'

async function seedProblems(world: World): Promise<number> {
  const number = await seedEdition(world, [start('paused', 58)])
  await seedDeliverability(world, number)
  return number
}

async function openSuppressions(page: Page, world: World): Promise<void> {
  const { id } = await seedSubscriber(world, { state: 'confirmed' })
  await world.query(`update subscribers set suppressed_at = $2, suppressed_reason = 'bounce' where id = $1`, [
    id,
    await world.now(),
  ])
  const [row] = await world.query<{ domain: string }>(
    `select split_part(email, '@', 2) as domain from subscribers where id = $1`,
    [id],
  )
  await signInAs(page, world, 'administrator')
  await page.goto('/staff/deliverability/suppressions')
  await page.getByLabel('Domain of the addresses').fill(row?.domain ?? '')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('button', { name: /^Remove \d+ suppressions?$/ })).toBeVisible()
}

/** The page Deliverability: what mail providers do with our mail. */
export const deliverabilityStates: State[] = [
  {
    name: 'desk-deliverability-none',
    async open(page, world) {
      await world.query('truncate mail_events, domain_holds, unreadable_mail_events')
      await signInAs(page, world, 'editor')
      await page.goto('/staff/deliverability')
    },
  },
  {
    name: 'desk-deliverability',
    async open(page, world) {
      const number = await seedProblems(world)
      await signInAs(page, world, 'administrator')
      await page.goto(`/staff/deliverability?edition=${number}`)
      await expect(page.getByRole('form', { name: 'Try blocking.example again now' })).toBeVisible()
    },
  },
  {
    name: 'desk-today-mail',
    async open(page, world) {
      await seedProblems(world)
      await signInAs(page, world, 'editor')
      await page.goto('/staff')
      await expect(page.getByRole('main')).toContainText('blocking.example refuses our email')
    },
  },
  { name: 'desk-suppressions', open: openSuppressions },
  {
    name: 'desk-suppressions-errors',
    async open(page, world) {
      await signInAs(page, world, 'administrator')
      await page.goto('/staff/deliverability/suppressions?domain=nothing&from=2026-11-25&to=2026-11-24')
      await expect(page.getByRole('main')).toContainText('Enter the domain')
    },
  },
]
