import { textIn } from '@/lib/languages/text'
import { expect, it } from 'vitest'
import { typedAmountOf } from '@/lib/donations/rules'
import { donationLinkSchema } from '@/lib/offers/schema'
import { describeChoice, describeFee, fieldsOfBox, openBox, readBox } from './box-choice'

const open = (query: Record<string, string>, submitted: Record<string, string> = {}) =>
  openBox(submitted, donationLinkSchema.parse(query))

it('starts monthly, with the amount that most readers can afford', () => {
  expect(open({})).toEqual({
    frequency: 'monthly',
    amounts: { once: '25', monthly: '10', annual: '50' },
    other: '',
    isFeeCovered: false,
    isNeutral: false,
  })
})

it('selects the preset that a link names, in any number format', () => {
  expect(open({ frequency: 'annual', amount: '100.00' }).amounts.annual).toBe('100')
  expect(open({ frequency: 'annual', amount: '100.00' }).other).toBe('')
})

it('puts any other linked amount into the field unchanged, readable or not', () => {
  expect(open({ frequency: 'once', amount: '12,50' }).other).toBe('12,50')
  expect(open({ frequency: 'once', amount: '1.234' }).other).toBe('1.234')
})

it('keeps the submitted values, not those of the link', () => {
  const submitted = {
    currency: 'usd',
    frequency: 'once',
    'amount-once': '50',
    'shown-once': '50',
    other: 'ten',
  }
  const box = open({ frequency: 'annual', amount: '7' }, submitted)
  expect(box).toEqual({
    frequency: 'once',
    amounts: { once: '', monthly: '', annual: '' },
    other: 'ten',
    isFeeCovered: false,
    isNeutral: false,
  })
})

it('keeps the choice of a neutral sender and subject, from a link and from a form', () => {
  expect(open({ neutral: 'yes' }).isNeutral).toBe(true)
  expect(fieldsOfBox(open({ neutral: 'yes' }))).toMatchObject({ neutral: 'yes' })
  expect(open({ neutral: 'yes' }, { currency: 'usd', frequency: 'once' }).isNeutral).toBe(false)
  expect(open({}, { currency: 'usd', frequency: 'once', neutral: 'yes' }).isNeutral).toBe(true)
})

it('reads the same amount from a form as the server', () => {
  const boxes = [
    open({}),
    open({ frequency: 'once', amount: '12,50' }),
    open({ frequency: 'annual', amount: '250' }),
  ]
  for (const fields of boxes.map(fieldsOfBox)) expect(readBox(fields).amount).toBe(typedAmountOf(fields))
  expect(readBox({ frequency: 'once', 'amount-once': '25', other: '  ' }).amount).toBe('25')
})

it('says what will happen, and nothing while the amount is invalid', () => {
  const monthly = (amount: string, isFeeCovered = false) => ({
    frequency: 'monthly' as const,
    amount,
    isFeeCovered,
    isNeutral: false,
  })
  expect(describeChoice(monthly('12,50'), { currency: 'eur', t: textIn() })).toBe('€12.50 every month')
  expect(describeChoice(monthly('1.234'), { currency: 'usd', t: textIn() })).toBeNull()
  expect(describeChoice(monthly('1'), { currency: 'usd', t: textIn() })).toBeNull()
  expect(describeFee(monthly('10'), { currency: 'usd', t: textIn() })).toBe('$0.61')
  expect(describeFee(monthly('1'), { currency: 'usd', t: textIn() })).toBeNull()
  expect(describeChoice(monthly('10', true), { currency: 'usd', t: textIn() })).toBe('$10.61 every month')
})

it('ticks the fee only if the donor did', () => {
  expect(open({ coverFee: 'yes' }).isFeeCovered).toBe(true)
  expect(open({ coverFee: '1' }).isFeeCovered).toBe(false)
  const submitted = { currency: 'usd', frequency: 'once' }
  expect(open({ coverFee: 'yes' }, submitted).isFeeCovered).toBe(false)
  expect(open({}, { ...submitted, coverFee: 'yes' }).isFeeCovered).toBe(true)
  expect(readBox(fieldsOfBox(open({ coverFee: 'yes' }))).isFeeCovered).toBe(true)
})

it('shows only what counted: the typed amount without a preset, or the preset with an empty field', () => {
  const submitted = { currency: 'usd', frequency: 'monthly', 'shown-monthly': '10', other: '7' }
  expect(open({}, { ...submitted, 'amount-monthly': '10' })).toMatchObject({
    other: '7',
    amounts: { monthly: '' },
  })
  expect(open({}, { ...submitted, 'amount-monthly': '5' })).toMatchObject({
    other: '',
    amounts: { monthly: '5' },
  })
  expect(open({}, { ...submitted, 'amount-monthly': '10.0' })).toMatchObject({
    other: '',
    amounts: { monthly: '10' },
  })
  expect(open({}, { ...submitted, 'amount-monthly': 'own', other: '' })).toMatchObject({
    amounts: { monthly: '' },
  })
  expect(open({ amount: '7' })).toMatchObject({ other: '7', amounts: { once: '', monthly: '', annual: '' } })
})
