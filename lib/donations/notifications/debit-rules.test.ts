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
    ['money', ['insufficient_funds']],
    // The donor or the bank no longer lets us debit the account.
    ['not_allowed', ['debit_disputed', 'debit_not_authorized', 'no_mandate', 'stop_payment_order']],
    ['not_allowed', ['revocation_of_all_authorizations', 'revocation_of_authorization']],
    // No debit from this account can succeed.
    ['no_account', ['account_closed', 'bank_account_restricted', 'bank_ownership_changed', 'no_account']],
    ['no_account', ['branch_does_not_exist', 'invalid_account', 'invalid_account_number']],
    ['no_account', ['incorrect_account_holder_name', 'incorrect_account_holder_tax_id']],
    // Nothing is said, or nothing that we know.
    ['ask_bank', ['generic_decline', 'refer_to_customer', '']],
  ])('is answered by %s for %j', (remedy, codes) => {
    for (const code of codes) expect(`${code}: ${debitRemedyOf(code)}`).toBe(`${code}: ${remedy}`)
  })

  const advise = (code: string, day: string | null) =>
    adviseDonor({ code, retryOn: day, method: 'sepa_debit' })

  it.each([
    ['insufficient_funds', 'not enough money', 'pay it now'],
    ['debit_not_authorized', 'not allowed', 'please end your donation'],
    ['account_closed', 'account is closed', 'will then be tried again at once'],
    ['generic_decline', 'did not say why', 'or ask your bank'],
  ])('says for %s why, what to do and whether it is tried again', (code, why, todo) => {
    for (const [day, again] of [
      [retryOn, 'tried again on Thursday 18 February 2027.'],
      [null, code === 'account_closed' ? 'tried again at once.' : 'not be tried again automatically.'],
    ] as const) {
      const advice = advise(code, day)
      expect(advice.reason).toContain(why)
      expect(advice.todo).toContain(todo)
      expect(advice.todo).toContain(again)
      expect(advice.todo).toMatch(/^[A-Z][^.]+\.( [A-Z][^.]+\.)+$/)
      expect(advice.todo).not.toMatch(/at once.*not be tried/)
    }
  })

  it('tells a donor to wait for the money only if there is a next try', () => {
    expect(advise('insufficient_funds', retryOn).todo).toContain('enough in the account by then')
    expect(advise('insufficient_funds', null).todo).not.toContain('by then')
  })

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
