import { describe, expect, it } from 'vitest'
import { adviseDonor, remedyOf } from './decline-rules'

const day = '2027-02-18'

describe('what a donor is told of a refused renewal', () => {
  it.each([
    ['authentication_required', 'confirm'],
    ['payment_intent_authentication_failure', 'confirm'],
    ['insufficient_funds', 'money'],
    ['expired_card', 'expired'],
    ['incorrect_cvc', 'card_details'],
    ['card_velocity_exceeded', 'limit'],
    ['processing_error', 'wait'],
    ['issuer_not_available', 'wait'],
    ['currency_not_supported', 'not_allowed'],
    ['revocation_of_authorization', 'stopped'],
    ['do_not_honor', 'ask_bank'],
    ['generic_decline', 'ask_bank'],
  ])('%s is answered by: %s', (code, remedy) => expect(remedyOf(code)).toBe(remedy))

  it('says of a lost, stolen or suspicious card what it says of any other', () => {
    const usual = adviseDonor('generic_decline', day)
    for (const code of ['lost_card', 'stolen_card', 'fraudulent', 'pickup_card', 'merchant_blacklist'])
      expect(adviseDonor(code, day)).toEqual(usual)
    expect(JSON.stringify(usual)).not.toMatch(/lost|stolen|fraud|suspic/i)
  })

  it('takes a code that Stripe may add, or that an object has by itself, for one that the bank must explain', () => {
    for (const code of ['a_code_of_tomorrow', '', 'constructor', '__proto__', 'toString'])
      expect(remedyOf(code)).toBe('ask_bank')
  })

  it('says when it is tried again, or that it is not', () => {
    for (const code of [
      'authentication_required',
      'insufficient_funds',
      'expired_card',
      'processing_error',
    ]) {
      expect(adviseDonor(code, day).todo).toContain('It is tried again on Thursday 18 February 2027.')
      expect(adviseDonor(code, null).todo).toContain('It is not tried again by itself.')
    }
  })

  it('promises nothing about a next try that there is not', () => {
    for (const code of [
      'insufficient_funds',
      'card_velocity_exceeded',
      'processing_error',
      'authentication_required',
    ])
      expect(adviseDonor(code, null).todo).not.toMatch(/by then|goes through|then ask again/)
  })

  it('has a button that confirms only where the bank asked', () => {
    expect(adviseDonor('authentication_required', day).payLabel).toBe('Confirm the payment')
    expect(adviseDonor('insufficient_funds', day).payLabel).toBe('Pay now')
  })
})
