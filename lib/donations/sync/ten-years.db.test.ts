import { expect, it } from 'vitest'
import { world } from '../../../testing/world'
import { dayMs, donation, give, newsTo, now, stripe, usd } from '../../../testing/fixtures/donor'
import { work } from '../../../testing/fixtures/work'
import { addMonths, dayOf } from '../../days'
import { db } from '../../db'
import { settings } from '../../env'
import { confirmDonationAddress } from '../address/confirm-address'
import { requestDonationAddress } from '../address/request-address'
import type { Wish } from '../changes/plan-change'
import { requestChange } from '../changes/request-change'
import { setMailLanguage } from '../../readers/mail-language'
import { findStatement } from '../notifications/find-statement'
import { sendCardNotices } from '../notifications/send-card-notices'
import { sendRenewalNotices } from '../notifications/send-renewal-notices'
import { compareLedger } from './compare-ledger'
import { syncDonation } from './sync-donation'

// Ten years of one donor. Everything is synced and sent twice, as two servers would.

type Given = Awaited<ReturnType<typeof give>>

async function twice(act: () => Promise<unknown>): Promise<void> {
  await Promise.all([act(), act()])
}

async function catchUp({ id }: Given): Promise<void> {
  await world().stripe.sandbox.clockMoved()
  await twice(() => syncDonation(id, now()))
  await twice(() => sendRenewalNotices(now()))
  await twice(() => sendCardNotices(now()))
  await work()
}

/**
 * Stops a day after each charge, in the week before a yearly one, and often enough for a card that expires. A donor who
 * is told of that enters another card.
 */
async function live(given: Given, days: number): Promise<void> {
  const until = now().getTime() + days * dayMs
  while (now().getTime() < until) {
    const { nextChargeAt, frequency } = await donation(given.id)
    const charge = nextChargeAt?.getTime() ?? Infinity
    const yearly = frequency === 'annual' ? [charge - 6 * dayMs, now().getTime() + 28 * dayMs] : []
    const stops = [until, charge + dayMs, ...yearly].filter((stop) => stop > now().getTime())
    world().clock.moveTo(new Date(Math.min(...stops)))
    await catchUp(given)
    if ((await countMails('card-expires')) > cardsReplaced)
      await newCard(given, ['pm_card_mastercard', 'pm_card_visa'][(cardsReplaced += 1) % 2] ?? '')
  }
}

let cardsReplaced = 0
const countMails = (kind: string) => db().mail.count({ where: { kind } })

/** To the day after the next charge. */
async function liveToCharge(given: Given): Promise<void> {
  const charge = (await donation(given.id)).nextChargeAt ?? now()
  await live(given, (charge.getTime() - now().getTime()) / dayMs + 1)
}

async function change(given: Given, wish: Wish): Promise<void> {
  await db().$executeRaw`delete from rate_limits`
  const number = (await donation(given.id)).changes.length + 1
  const press = () => requestChange(given.id, { number, wish, now: now() })
  const done = { ok: true, value: 'done' }
  expect(await Promise.all([press(), press()]), wish.kind).toEqual([done, done])
  await catchUp(given)
}

async function newCard(given: Given, card: string): Promise<void> {
  const customer = (await donation(given.id)).stripeCustomerId ?? ''
  const { id } = await stripe().paymentMethods.attach(card, { customer })
  await stripe().subscriptions.update(given.subscription, { default_payment_method: id })
  await catchUp(given)
}

async function declineNext(given: Given): Promise<void> {
  const customer = (await donation(given.id)).stripeCustomerId ?? ''
  await fetch(`${world().stripe.url}/_sim/customers/${customer}/next-charge`, {
    method: 'POST',
    body: new URLSearchParams({ outcome: 'decline', decline_code: 'insufficient_funds' }),
  })
}

const mailsTo = (email: string) => world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))

async function confirmAtBank({ email }: Given): Promise<void> {
  const text = mailsTo(email).findLast(({ subject }) => /bank wants you/.test(subject ?? ''))?.text
  const url = /https?:\/\/\S+\/i\/in_\w+/.exec(text ?? '')?.[0] ?? ''
  for (const answer of [{ use: 'saved' }, { answer: 'complete' }])
    await fetch(url, { method: 'POST', body: new URLSearchParams(answer), redirect: 'manual' })
}

/** Of a mail's subject, text and links to our pages. */
function languageOf({ subject = '', text = '' }: ReturnType<typeof mailsTo>[number]): 'en' | 'ru' | 'mixed' {
  const ours = text.match(/https?:\/\/\S+/g)?.filter((url) => url.startsWith(settings().SITE_URL)) ?? []
  const russianLinks = ours.filter((url) => url.startsWith(`${settings().SITE_URL}/ru`))
  const signs = [/[а-яё]/i.test(subject), /[а-яё]{3}/i.test(text), russianLinks.length > 0]
  if (!signs.includes(true)) return 'en'
  return signs.includes(false) || russianLinks.length < ours.length ? 'mixed' : 'ru'
}

async function move(given: Given, email: string): Promise<void> {
  const number = (await donation(given.id)).changes.length + 1
  const asked = { number, email, now: now(), ip: '203.0.113.7', by: 'link' as const }
  await twice(() => requestDonationAddress(given.id, asked))
  await work()
  const token = /address\?token=(\S+)/.exec(mailsTo(email)[0]?.text ?? '')?.[1] ?? ''
  await twice(() => confirmDonationAddress(token, now()))
  await work()
}

const words = 'lives ten years: each payment once in the ledger and with one receipt, each news mailed once'

// The limit is for a busy machine.
it(words, { timeout: 600_000 }, async () => {
  const given = await give()
  await live(given, 170)
  await change(given, { kind: 'amount', amount: usd(1500) })
  await live(given, 180)
  await change(given, { kind: 'pause', months: 2 })
  await live(given, 200)
  await declineNext(given)
  await liveToCharge(given)
  expect(await donation(given.id)).toMatchObject({ state: 'past_due' })
  await live(given, 10)
  await newCard(given, 'pm_card_authenticationRequired')
  await liveToCharge(given)
  expect(await donation(given.id)).toMatchObject({ failureCode: 'authentication_required' })
  await confirmAtBank(given)
  await catchUp(given)
  await newCard(given, 'pm_card_mastercard')
  await live(given, 150)
  await change(given, {
    kind: 'frequency',
    frequency: 'annual',
    amount: usd(15_000),
  })
  await live(given, 700)
  const english = mailsTo(given.email).length
  await twice(() => setMailLanguage(given.email, 'ru'))
  const moved = `moved-${given.email}`
  await move(given, moved)
  await live(given, 900)
  await live(given, 500)
  await change(given, { kind: 'until', day: addMonths(dayOf(now()), 13) })
  await live(
    given,
    3652 - Math.round((now().getTime() - (await donation(given.id)).createdAt.getTime()) / dayMs),
  )

  const { state, payments } = await donation(given.id)
  expect(state).toBe('ended')
  const books = await compareLedger({ since: null })
  expect(books).toMatchObject({ differences: [], compared: payments.length })
  const amounts = payments.map(({ amountMinor }) => amountMinor)
  const sum = amounts.reduce((total, minor) => total + minor, 0)
  const { totals } = await findStatement(
    { by: 'link', donationId: given.id },
    { from: '2026-01-01', to: '2040-12-31' },
  )
  expect(totals).toEqual([{ given: usd(sum), givenBack: usd(0), net: usd(sum) }])

  // One receipt for each payment, one notice for each yearly charge and each card, and each other mail once.
  const mails = [...mailsTo(given.email), ...mailsTo(moved)]
  const receipts = mails.flatMap(
    ({ text }) => /^(?:Reference|Номер):? +(\w{8})$/m.exec(text ?? '')?.[1] ?? [],
  )
  expect(receipts.sort()).toEqual(payments.map(({ paymentIntentId }) => paymentIntentId.slice(-8)).sort())
  const news = [...(await newsTo(given.email)), ...(await newsTo(moved))]
  const yearly = amounts.filter((minor) => minor === 15_000).length
  const of = (pattern: RegExp) => news.filter((subject) => pattern.test(subject)).length
  expect(cardsReplaced).toBeGreaterThan(3)
  expect({
    raised: of(/is now \$15 every month/),
    paused: of(/is paused/),
    resumed: of(/continues/),
    declined: of(/did not go through/),
    bank: of(/bank wants you/),
    switched: of(/is now \$150 every year/),
    announced: of(/^Your donation renews on|спишется ваше ежегодное/),
    expires: of(/card expires soon|карты скоро истечёт/),
    cards: of(/card for your donation has changed|^Карта для вашего пожертвования изменилась/),
    moved: of(/^Использовать этот адрес|новый адрес$|^Адрес вашего пожертвования/),
    ends: of(/^Ваше пожертвование закончится/),
    others: news.length,
  }).toEqual({
    raised: 1,
    paused: 1,
    resumed: 1,
    declined: 1,
    bank: 1,
    switched: 1,
    announced: yearly,
    expires: cardsReplaced,
    cards: cardsReplaced + 2,
    moved: 3,
    ends: 2,
    others: 1 + 1 + 1 + 1 + 1 + 1 + yearly + cardsReplaced + cardsReplaced + 2 + 3 + 2,
  })

  // The donor chose Russian in the fifth year: every mail before is in English, and every mail after in Russian.
  const languages = mails.map(languageOf)
  expect(new Set(languages.slice(0, english))).toEqual(new Set(['en']))
  expect(new Set(languages.slice(english))).toEqual(new Set(['ru']))
})
