import { describe, expect, it } from 'vitest'
import { adviseDonor, remedyOf } from './decline-rules'

const day = '2027-02-18'

describe('the advice about a refused renewal', () => {
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

  it('is the same for a lost, stolen or suspicious card as for any other', () => {
    const usual = adviseDonor('generic_decline', day)
    for (const code of ['lost_card', 'stolen_card', 'fraudulent', 'pickup_card', 'merchant_blacklist'])
      expect(adviseDonor(code, day)).toEqual(usual)
    expect(JSON.stringify(usual)).not.toMatch(/lost|stolen|fraud|suspic/i)
  })

  it('sends the donor to the bank for an unknown code, or one that is the name of an object property', () => {
    for (const code of ['a_code_of_tomorrow', '', 'constructor', '__proto__', 'toString'])
      expect(remedyOf(code)).toBe('ask_bank')
  })

  it('says when we try again, or that we do not', () => {
    for (const code of [
      'authentication_required',
      'insufficient_funds',
      'expired_card',
      'processing_error',
    ]) {
      expect(adviseDonor(code, day).todo).toContain('It will be tried again on Thursday 18 February 2027.')
      expect(adviseDonor(code, null).todo).toContain('It will not be tried again automatically.')
    }
  })

  it('mentions no next try if there is none', () => {
    for (const code of [
      'insufficient_funds',
      'card_velocity_exceeded',
      'processing_error',
      'authentication_required',
    ])
      expect(adviseDonor(code, null).todo).not.toMatch(/by then|goes through|then ask again/)
  })

  it('has a confirm button only if the bank asked', () => {
    expect(adviseDonor('authentication_required', day).payLabel).toBe('Confirm the payment')
    expect(adviseDonor('insufficient_funds', day).payLabel).toBe('Pay now')
  })
})
