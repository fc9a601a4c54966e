import { createTransport } from 'nodemailer'
import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { settings } from '@/lib/env'
import { currentTime } from '@/lib/clock'
import { db, pool } from '@/lib/db'
import { world } from './world'

test('the environment names the world: an empty, migrated database with its queue', async () => {
  expect(settings().DATABASE_URL).toBe(world().databaseUrl)
  expect(await db().article.count()).toBe(0)
  const { rows } = await pool().query('select count(*)::int as jobs from graphile_worker.jobs')
  expect(rows).toEqual([{ jobs: 0 }])
})

test('the sink receives mail', async () => {
  const mail = { from: 'paper@example.org', to: 'reader@example.org', subject: 'Hello', text: 'Good morning' }
  await createTransport(settings().SMTP_URL).sendMail(mail)
  expect((await world().mails.waitForMail((sunk) => sunk.subject === 'Hello')).text).toContain('Good morning')
})

test('the product reads the clock, which moves the Stripe sandbox and wakes the worker', async () => {
  const answer = await fetch(settings().CLOCK_URL ?? '', {
    method: 'PUT',
    body: JSON.stringify({ now: '2030-01-01T00:00:00Z' }),
  })
  expect(answer.status).toBe(200)
  expect((await currentTime()).getUTCFullYear()).toBe(2030)
  expect((await pool().query('select key from graphile_worker.jobs')).rows).toEqual([{ key: 'tick' }])
  const session = await stripe().checkout.sessions.create({
    mode: 'payment',
    success_url: 'http://localhost:3000/done',
    line_items: [
      { quantity: 1, price_data: { currency: 'usd', unit_amount: 500, product_data: { name: 'Donation' } } },
    ],
  })
  expect(new Date(session.created * 1000).getUTCFullYear()).toBe(2030)
})

function stripe(): Stripe {
  const { hostname, port } = new URL(world().stripe.url)
  return new Stripe(settings().STRIPE_SECRET_KEY, { host: hostname, port, protocol: 'http' })
}
