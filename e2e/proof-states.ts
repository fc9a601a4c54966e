import type { Page } from '@playwright/test'
import { at, showMail, type State } from './state'
import { expect, linkIn, type World } from './world'

/** A browser whose worker is told of no end to its sum, or one that has no workers. */
async function pressContinue(page: Page, world: World, { hasWorkers }: { hasWorkers: boolean }) {
  await world.openBreaker()
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
  await page.goto('/donate?frequency=monthly&amount=10')
  await page.getByRole('button', { name: /^Continue/ }).click()
}

/** The mailed link, opened, of a donation that was chosen while proofs were asked for. */
async function openContinueLink(page: Page, world: World): Promise<string> {
  const donor = world.newReader('by-mail')
  await pressContinue(page, world, { hasWorkers: false })
  await page.getByRole('form', { name: 'Donation' }).getByLabel('Email address').fill(donor)
  await page.getByRole('button', { name: 'Mail me the link' }).click()
  await expect(page).toHaveURL(/check-inbox/)
  await page.goto(linkIn(await world.mail(donor, /link/i), '/donate/continue'))
  return donor
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
      await expect(page.getByRole('button', { name: 'Mail me the link' })).toBeVisible()
    },
  },
  {
    name: 'donate-by-mail-errors',
    async open(page, world) {
      await pressContinue(page, world, { hasWorkers: false })
      await page.getByRole('form', { name: 'Donation' }).getByLabel('Email address').fill('donor at example')
      await page.getByRole('button', { name: 'Mail me the link' }).click()
      await expect(page.getByRole('alert').first()).toContainText('name@example.com')
    },
  },
  at('donate-check-inbox', '/donate/check-inbox'),
  { name: 'donate-continue', open: openContinueLink },
  at('donate-continue-unknown', '/donate/continue?token=made.up.link'),
  {
    name: 'mail-continue',
    of: 'mail',
    async open(page, world) {
      await showMail(page, world, { to: await openContinueLink(page, world), subject: /link/i })
    },
  },
]
