import { TOTP, Secret } from 'otpauth'
import type { Page } from '@playwright/test'
import { signIn } from './sign-in'
import { expect, repeatingVisits, type World } from '../world'

export type DeskRole = 'editor' | 'approver' | 'fundraiser' | 'administrator'

/** The current code of an authenticator app with this key. `steps` moves ahead if the current code is used. */
export function appCode(key: string, steps = 0): string {
  const timestamp = Date.now() + steps * 30_000
  return new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp })
}

/** Sets up the second factor on the page that asks for it, and returns the app's key. */
export async function setUpSecondFactor(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up your second factor')
  const key = (await page.locator('code').innerText()).replaceAll(' ', '')
  await page.getByLabel('Code', { exact: true }).fill(appCode(key))
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Recovery codes')
  return key
}

/** Signs a member of staff in with both factors. Returns their address and the key of their app. */
export async function signInAtDesk(
  page: Page,
  world: World,
  role: DeskRole,
): Promise<{ email: string; key: string }> {
  const email = world.newReader(role)
  await signIn(page, world, email)
  await world.query('update users set role = $2::role where email = $1', [email, role])
  await page.goto('/staff/second-factor')
  return { email, key: await setUpSecondFactor(page) }
}

/** Another browser context with the same options as the test's. */
export async function otherBrowser(page: Page, world: World, javaScriptEnabled: boolean): Promise<Page> {
  const context = await page
    .context()
    .browser()
    ?.newContext({ javaScriptEnabled, baseURL: world.addresses.site })
  if (context === undefined) throw new Error('The browser is gone')
  return repeatingVisits(await context.newPage())
}
