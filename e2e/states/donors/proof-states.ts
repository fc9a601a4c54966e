import type { Page } from '@playwright/test'
import { continueLink, seedDonation } from '../../seed/donations'
import { at, seeded, type State } from '../state'
import { expect, type World } from '../../world'

/** Makes a browser whose proof of work never ends, or one without web workers. */
export async function withoutProof(page: Page, world: World, { hasWorkers }: { hasWorkers: boolean }) {
  await world.openGuard()
  await page.addInitScript((has) => {
    class EndlessWorker {
      onmessage: ((event: { data: { tried: number } }) => void) | null = null
      postMessage() {
        this.onmessage?.({ data: { tried: 600 } })
      }
      terminate() {}
    }
    Object.assign(window, { Worker: has ? EndlessWorker : undefined })
  }, hasWorkers)
}

/** Continues in such a browser. */
export async function pressContinue(page: Page, world: World, given: { hasWorkers: boolean }) {
  await withoutProof(page, world, given)
  await page.goto('/donate?frequency=monthly&amount=10')
  await page.getByRole('button', { name: /^Continue/ }).click()
}

export const proofStates: State[] = [
  {
    name: 'donate-proof',
    async open(page, world) {
      await pressContinue(page, world, { hasWorkers: true })
      await expect(page.getByRole('progressbar')).toBeVisible()
    },
  },
  {
    name: 'donate-by-mail',
    async open(page, world) {
      await pressContinue(page, world, { hasWorkers: false })
      await expect(page.getByRole('button', { name: 'Email me the link' })).toBeVisible()
    },
  },
  {
    name: 'donate-by-mail-errors',
    async open(page, world) {
      await pressContinue(page, world, { hasWorkers: false })
      await page.getByRole('form', { name: 'Donation' }).getByLabel('Email address').fill('donor at example')
      await page.getByRole('button', { name: 'Email me the link' }).click()
      await expect(page.getByRole('alert').first()).toContainText('name@example.com')
    },
  },
  at('donate-check-inbox', '/donate/check-inbox'),
  seeded(
    'donate-continue',
    async (world) => continueLink(await seedDonation(world, { state: 'pending' })),
    /^Continue your donation$/,
  ),
  at('donate-continue-unknown', '/donate/continue?token=made.up.link'),
]
