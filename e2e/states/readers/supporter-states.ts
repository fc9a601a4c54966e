import { seedDonation, startHere } from '../../seed/donations'
import { signInReader } from '../../seed/sessions'
import type { State } from '../state'
import { expect } from '../../world'

const article = '/articles/putin-plans-air-strikes-in-syria'

/** What readers see who give, or whose address is proven. */
export const supporterStates: State[] = [
  {
    name: 'article-supporter-browser',
    async open(page, world) {
      await startHere(page, world, await seedDonation(world))
      await page.goto(article)
      await expect(page.getByRole('heading', { name: 'Thank you for your support' })).toBeVisible()
    },
  },
  {
    name: 'article-supporter-signed-in',
    async open(page, world) {
      const { donor } = await seedDonation(world)
      await signInReader(page, world, donor)
      await page.goto(article)
      await expect(page.getByRole('link', { name: 'Manage your donation' })).toBeVisible()
    },
  },
  {
    name: 'front-page-supporter',
    async open(page, world) {
      const { donor } = await seedDonation(world)
      await signInReader(page, world, donor)
      await page.goto('/')
      await expect(page.getByRole('link', { name: 'Manage your donation' })).toBeVisible()
    },
  },
  {
    name: 'newsletter-one-press',
    async open(page, world) {
      await signInReader(page, world, world.newReader('a-reader-with-a-rather-long-address'))
      await page.goto('/newsletter')
      await expect(page.getByText('One press is enough')).toBeVisible()
      await page.getByText('Use another address').click()
    },
  },
  {
    name: 'newsletter-subscribed',
    async open(page, world) {
      await signInReader(page, world, world.newReader('state'))
      await page.goto('/newsletter')
      await page.getByRole('button', { name: 'Subscribe', exact: true }).first().click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are subscribed')
    },
  },
  {
    name: 'article-reminder-in-place',
    title: /^Error: /,
    async open(page) {
      await page.goto(article)
      await page.getByText('Remind me in a month').click()
      await page.getByLabel('Your email for the reminder').fill('reader at example')
      await page.getByRole('button', { name: 'Remind me', exact: true }).click()
      await expect(page.getByRole('alert').first()).toContainText('name@example.com')
    },
  },
]
