import { giveMonthly, openDuplicateLink, reverseButton } from './steps/duplicate-donation'
import { expect, linkIn, test } from './world'

type Row = { state: string; refunded: number }

const rowsSql = `
  select d.state::text, coalesce(sum(r.amount_minor), 0)::int as refunded
    from donations d join payments p on p.donation_id = d.id
    left join refunds r on r.payment_intent_id = p.payment_intent_id
   where d.donor_email = $1 group by d.id, d.paid_at order by d.paid_at, d.id`

test(
  'a donor reverses a duplicate donation with one button from one mail',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const donor = world.newReader('twice')
    await giveMonthly(page, donor)
    await giveMonthly(page, donor)
    const question = await world.mail(donor, /Did you mean to give twice\?/)
    const link = linkIn(question, '/donate/duplicate')

    // A mail scanner that follows every link changes nothing.
    for (let times = 0; times < 3; times += 1) expect((await page.request.get(link)).status()).toBe(200)
    expect(await world.query<Row>(rowsSql, [donor])).toMatchObject([
      { state: 'active', refunded: 0 },
      { state: 'active', refunded: 0 },
    ])

    await page.goto(link)
    await expect(page.getByRole('main')).toContainText('First donation: $10 every month')
    await expect(page.getByRole('main')).not.toContainText(donor)
    await page.getByRole('button', { name: reverseButton }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your second donation has been undone')
    await expect(page.getByRole('status')).toContainText('on its way back')
    expect(await world.query<Row>(rowsSql, [donor])).toMatchObject([
      { state: 'active', refunded: 0 },
      { state: 'ended', refunded: 1000 },
    ])

    const answer = await world.mail(donor, /We have refunded \$10/)
    expect(answer.text).toContain('Nothing more will be charged for it.')
    await page.goto(link)
    await expect(page.getByRole('button', { name: reverseButton })).toHaveCount(0)
    const subjects = (await world.mailsTo(donor)).map(({ subject }) => subject)
    expect(subjects.filter((subject) => !subject.startsWith('Thank you')).sort()).toEqual([
      'Did you mean to give twice?',
      'We have refunded $10',
    ])
  },
)

test('a donor who meant both does nothing, and both donations stay', async ({ page, world }) => {
  const donor = await openDuplicateLink(page, world)
  await expect(page.getByRole('main')).toContainText('If you meant both, thank you')
  expect(await world.query<Row>(rowsSql, [donor])).toMatchObject([{ state: 'active' }, { state: 'active' }])
})

test('a broken or forged link says the same as an expired one, and names no donation', async ({ page }) => {
  for (const query of ['', '?token=made.up.link']) {
    await page.goto(`/donate/duplicate${query}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer works')
    await expect(page.getByRole('main')).not.toContainText('$')
  }
})
