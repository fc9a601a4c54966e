import type { Page } from '@playwright/test'
import type { DeskRole } from '../../steps/desk'
import { press } from '../../steps/edition'
import { approve, countClicks, deliver, sendNow, seedEdition, skip, start, submit } from '../../seed/editions'
import { signInAs } from '../../seed/sessions'
import type { State } from '../state'
import { expect } from '../../world'

type Look = {
  role?: DeskRole
  /** SQL that moves the draft \$1 to the state to show. */
  sql?: string[]
  query?: string
  then?: (page: Page) => Promise<void>
}

const edition = (name: string, { role = 'approver', sql = [], query = '', then }: Look): State => ({
  name: `desk-edition-${name}`,
  async open(page, world) {
    const number = await seedEdition(world, sql)
    await signInAs(page, world, role)
    await page.goto(`/staff/newsletter/${number}${query}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`No. ${number}`)
    await then?.(page)
  },
})

const underway = deliver({ waiting: 1204, sent: 2750, refused: 12, suppressed: 30, left: 3, uncertain: 1 })
const over = deliver({ sent: 3980, refused: 12, suppressed: 30, left: 3, uncertain: 2 })

/** The weekly edition at the desk, from draft to sent. */
export const deskEditionStates: State[] = [
  {
    name: 'desk-newsletter',
    async open(page, world) {
      const number = await seedEdition(world)
      await signInAs(page, world, 'editor')
      await page.goto('/staff/newsletter')
      await expect(page.getByRole('link', { name: `Open edition ${number}` })).toBeVisible()
    },
  },
  edition('draft', { role: 'editor' }),
  edition('errors', {
    then: async (page) => {
      await page.getByLabel('Subject').fill('')
      await press(page, 'Submit for approval')
      await expect(page.getByRole('alert').first()).toContainText('cannot be submitted yet')
    },
  }),
  {
    name: 'desk-edition-theirs',
    async open(page, world) {
      const number = await seedEdition(world)
      await signInAs(page, world, 'editor')
      await page.goto(`/staff/newsletter/${number}`)
      await world.query('update editions set revision = revision + 1 where number = $1', [number])
      await page.getByLabel('Subject').fill('Mine')
      await press(page, 'Save')
      await expect(page.getByRole('alert').first()).toContainText('Somebody else saved this')
    },
  },
  edition('submitted', { sql: [submit] }),
  edition('submitted-editor', { role: 'editor', sql: [submit] }),
  edition('approved', { sql: [approve] }),
  edition('send-now', { sql: [approve, sendNow] }),
  edition('cancel', { sql: [approve], query: '?ask=cancel' }),
  edition('sending', { sql: [start('sending', 4000), underway] }),
  edition('paused', { sql: [start('paused', 4000), underway] }),
  edition('held', { sql: [start('held', 4000, 'no_heartbeat'), underway] }),
  edition('closed', { sql: [start('cancelled', 4027), over, countClicks], query: '?ask=resend' }),
  edition('skipped', { role: 'editor', sql: [skip] }),
]
