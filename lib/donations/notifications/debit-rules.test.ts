import { describe, expect, it } from 'vitest'
import { textIn } from '../../languages/text'
import { debitRemedyOf, isDirectDebit } from './debit-rules'
import { adviseDonor } from './decline-rules'
import { paymentFailedMail } from './failed-payment-emails'

const retryOn = '2027-02-18'

describe('a renewal by direct debit that failed', () => {
  it('is told from a card by its method at Stripe', () => {
    expect(['sepa_debit', 'bacs_debit', 'au_becs_debit'].map(isDirectDebit)).toEqual([true, true, true])
    expect(['card', 'link', 'ideal', null].map(isDirectDebit)).toEqual([false, false, false, false])
  })

  it.each([
    ['insufficient_funds', 'money'],
    ['debit_not_authorized', 'not_allowed'],
    ['account_closed', 'no_account'],
    ['refer_to_customer', 'ask_bank'],
  ])('%s is answered by: %s', (code, remedy) => expect(debitRemedyOf(code)).toBe(remedy))

  it('never speaks of a card, in any language', () => {
    const codes = [
      'insufficient_funds',
      'debit_not_authorized',
      'no_account',
      'generic_decline',
      'expired_card',
    ]
    for (const language of ['en', 'ru'] as const)
      for (const day of [retryOn, null])
        for (const code of codes) {
          const advice = adviseDonor({ code, retryOn: day, method: 'sepa_debit' }, textIn(language))
          expect(`${advice.reason} ${advice.todo} ${advice.payLabel}`).not.toMatch(/card|карт/i)
          expect(advice.todo).toMatch(/\S\.$/)
        }
  })

  it('has reasons of its own, and a card keeps its own', () => {
    const reason = (method: string | null) =>
      adviseDonor({ code: 'insufficient_funds', retryOn, method }).reason
    expect(reason('sepa_debit')).toBe('There was not enough money in the bank account.')
    expect(reason('card')).toBe('There was not enough money on the card.')
    expect(reason(null)).toBe(reason('card'))
  })

  it('is mailed with another way to pay in place of another card', async () => {
    const { text } = await paymentFailedMail({
      siteUrl: 'http://localhost',
      safetyUrl: 'http://localhost/safety',
      contact: 'a@b.example',
      frequency: 'monthly',
      amount: { minor: 1000, currency: 'eur' },
      advice: adviseDonor({ code: 'account_closed', retryOn: null, method: 'sepa_debit' }),
      cardUrl: 'http://localhost/other',
      payUrl: 'http://localhost/pay',
      manageUrl: 'http://localhost/m',
    })
    expect(text).toContain('The bank account is closed')
    expect(text).toContain('Choose another way to pay')
    expect(text.split('-----')[0]).not.toMatch(/\bcard\b/i)
  })
})
