import { randomBytes } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { give, now, stripe, usd } from '../../../testing/fixtures/donor'
import { db } from '../../db'
import { startDonation } from '../checkout/start-donation'
import { signManageLink } from '../manage-links/sign-manage-link'
import { findDonorAddress } from './find-donor-address'
import { findSupporter } from './find-supporter'
import type { KnownDonor } from './list-known'

const nobody: KnownDonor = { address: null, link: null, browser: null }
const newBrowser = () => randomBytes(32).toString('base64url')
const linkTo = (id: string) => new URL(signManageLink(id, now())).searchParams.get('token') ?? ''
const inDays = (days: number) => new Date(now().getTime() + days * 86_400_000)

beforeEach(() => db().$executeRaw`delete from rate_limits`)

it('knows nobody without an account, a link or a browser that gave', async () => {
  await give()
  expect(await findSupporter(nobody, now())).toBeNull()
  expect(await findSupporter({ ...nobody, address: 'stranger@example.org' }, now())).toBeNull()
  expect(await findSupporter({ ...nobody, link: 'made.up.link' }, now())).toBeNull()
  expect(
    await findSupporter({ ...nobody, browser: { secret: newBrowser(), returned: null } }, now()),
  ).toBeNull()
})

it('opens for an account and a link, not for a browser, which forgets after half an hour', async () => {
  const browser = newBrowser()
  const { id, email } = await give({ minor: 1000, browser })
  const seen = { amount: usd(1000), frequency: 'monthly', standing: 'running' }
  const byAccount = await findSupporter({ ...nobody, address: email }, now())
  expect(byAccount?.donations).toMatchObject([{ ...seen, access: { donation: id } }])
  const token = linkTo(id)
  const byLink = await findSupporter({ ...nobody, link: token }, now())
  expect(byLink?.donations).toMatchObject([{ ...seen, access: { token } }])
  const known = { ...nobody, browser: { secret: browser, returned: id } }
  expect((await findSupporter(known, now()))?.donations).toMatchObject([{ ...seen, access: null }])
  expect(await findSupporter(known, new Date(now().getTime() + 31 * 60_000))).toBeNull()
})

it('speaks of a recurring donation before a single one, and of a single one for three months', async () => {
  const { email } = await give({ frequency: 'once', minor: 2500 })
  const known = { ...nobody, address: email }
  expect((await findSupporter(known, now()))?.donations).toMatchObject([{ standing: 'single' }])
  expect(await findSupporter(known, inDays(91))).toBeNull()
  const { id } = await give({ minor: 500 })
  await db().donation.update({ where: { id }, data: { donorEmail: email } })
  expect((await findSupporter(known, now()))?.donations).toMatchObject([{ standing: 'running' }])
  await db().donation.update({ where: { id }, data: { state: 'ended' } })
  expect((await findSupporter(known, now()))?.donations).toMatchObject([{ standing: 'single' }])
})

it('fills in Stripe’s page for a proven address, and for nobody else', async () => {
  const request = { frequency: 'once', amount: usd(1000) } as const
  const where = { article: undefined, placement: 'article', campaign: undefined }
  const visit = { now: now(), ip: '203.0.113.1', visitor: 'a-visitor' }
  const sessionOf = async () => {
    const { checkoutSessionId } = await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })
    return stripe().checkout.sessions.retrieve(checkoutSessionId ?? '')
  }
  await startDonation({ ...request, ...where }, { ...visit, email: 'proven@example.org' })
  expect((await sessionOf()).customer_email).toBe('proven@example.org')
  await startDonation({ ...request, ...where }, visit)
  expect((await sessionOf()).customer_email).toBeNull()
})

it('knows the mailbox of a link, for as long as the link works', async () => {
  const { id, email } = await give()
  const known = { ...nobody, link: linkTo(id) }
  expect(await findDonorAddress(known, now())).toBe(email)
  expect(await findDonorAddress(known, inDays(61))).toBeNull()
  expect(await findDonorAddress(nobody, now())).toBeNull()
})
