import type { Page } from '@playwright/test'
import { seedImport } from '../../seed/imports'
import { seedSelection, seedTagged } from '../../seed/selections'
import { signInAs } from '../../seed/sessions'
import { seedSubscriber } from '../../seed/subscribers'
import type { State } from '../state'
import { expect, type World } from '../../world'

const asApprover = (name: string, path: string): State => ({
  name,
  async open(page, world) {
    await signInAs(page, world, 'approver')
    await page.goto(path)
  },
})

/** A page for administrators, with an imported file and a reader. */
const asAdministrator = (
  name: string,
  path: (seeded: { importId: string; readerId: string }) => string,
): State => ({
  name,
  open: (page, world) => openAsAdministrator(page, world, path),
})

async function openAsAdministrator(
  page: Page,
  world: World,
  path: (seeded: { importId: string; readerId: string }) => string,
): Promise<void> {
  const { id: readerId } = await seedSubscriber(world, { state: 'confirmed' })
  const importId = await seedImport(world)
  await signInAs(page, world, 'administrator')
  await page.goto(path({ importId, readerId }))
}

const readerPath = ({ readerId }: { readerId: string }) => `/staff/subscribers/${readerId}`

/** The Subscribers pages. */
export const subscriberStates: State[] = [
  asAdministrator('desk-subscribers', () => '/staff/subscribers'),
  asApprover('desk-subscribers-none', '/staff/subscribers?q=nobody-at-all'),
  asApprover('desk-subscribers-errors', '/staff/subscribers?from=yesterday'),
  asApprover('desk-subscriber-unknown', '/staff/subscribers/none'),
  asAdministrator('desk-subscriber', readerPath),
  {
    name: 'desk-subscriber-errors',
    async open(page, world) {
      await openAsAdministrator(page, world, readerPath)
      await page.getByText('Suppress this address', { exact: true }).click()
      await page.getByRole('button', { name: 'Suppress it' }).click()
      await expect(page.getByRole('alert').first()).toContainText('Tick that you are sure')
    },
  },
  ...(['asked', 'staged', 'importing', 'done', 'undone', 'failed'] as const).map((state) => ({
    name: `desk-import-${state}`,
    async open(page: Page, world: World) {
      await signInAs(page, world, 'administrator')
      // Without the refresh, which would load the page again in the middle of a visit.
      await page.goto(`/staff/subscribers/imports/${await seedImport(world, state)}?still=yes`)
    },
  })),
  asAdministrator(
    'desk-import-error',
    ({ importId }) => `/staff/subscribers/imports/${importId}?problem=undo`,
  ),
  ...(['asked', 'running', 'done'] as const).map((state) => ({
    name: `desk-selection-${state}`,
    async open(page: Page, world: World) {
      await signInAs(page, world, 'administrator')
      await page.goto(`/staff/subscribers/selections/${await seedSelection(world, state)}?still=yes`)
    },
  })),
  {
    name: 'desk-subscribers-everybody',
    async open(page, world) {
      await seedTagged(world, `states-${Date.now()}`, 60)
      await signInAs(page, world, 'administrator')
      await page.goto('/staff/subscribers')
      await page.getByLabel(/^Select all 50/).check()
    },
  },
  asAdministrator('desk-imports', () => '/staff/subscribers/imports'),
  asAdministrator('desk-imports-errors', () => '/staff/subscribers/imports?problem=fields'),
  asAdministrator('desk-subscriber-new', () => '/staff/subscribers/new'),
  asAdministrator('desk-subscribers-selection', () => '/staff/subscribers?problem=nobody'),
]
