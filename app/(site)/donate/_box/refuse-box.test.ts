import { textIn } from '@/lib/languages/text'
import { expect, it } from 'vitest'
import { donationSchema } from '@/lib/donations/schema'
import { errorsOf } from '@/lib/form'
import { refuseBox } from './refuse-box'

const box = { currency: 'usd', frequency: 'monthly', 'amount-monthly': '10', 'shown-monthly': '10' }

it('lets a valid box pass, and a reminder with any amount', () => {
  expect(refuseBox({ ...box, other: '' }, textIn())).toBeNull()
  expect(refuseBox({ ...box, other: 'US$ 7' }, textIn())).toBeNull()
  expect(refuseBox({ ...box, other: 'ten', intent: 'remind' }, textIn())).toBeNull()
})

it.each(['ten', '1', '1.000', '5k', '', '10 руб.', '99999'])(
  'refuses “%s” in the words of the server',
  (other) => {
    const values = { ...box, 'amount-monthly': 'own', other }
    const parsed = donationSchema.safeParse(values)
    if (parsed.success) throw new Error('The server accepted the amount.')
    expect(refuseBox(values, textIn())).toEqual({ errors: errorsOf(parsed.error), values })
  },
)

it.each([
  ['€5', 'You typed euros. Give in EUR?', 'EUR', '5'],
  ['5,50 евро', 'You typed euros. Give in EUR?', 'EUR', '5,50'],
  ['£1.000', 'You typed pounds. Give in GBP?', 'GBP', '1.000'],
])(
  'asks about %s in the dollar box, and one press keeps amount and choices',
  (other, text, currency, amount) => {
    const values = { ...box, other, coverFee: 'yes', neutral: 'yes', article: 'lake-baikal' }
    const { question, errors } = refuseBox(values, textIn()) ?? {}
    expect({ text: question?.text, errors }).toEqual({ text, errors: [] })
    const query = new URL(question?.instead?.href ?? '', 'http://site.test').searchParams
    expect(Object.fromEntries(query)).toEqual({
      currency,
      frequency: 'monthly',
      amount,
      coverFee: 'yes',
      neutral: 'yes',
      article: 'lake-baikal',
    })
  },
)

it('leaves a form that is not ours to the server', () => {
  expect(refuseBox({ other: 'ten' }, textIn())).toBeNull()
  expect(refuseBox({ ...box, currency: 'xxx', other: 'ten' }, textIn())).toBeNull()
})
