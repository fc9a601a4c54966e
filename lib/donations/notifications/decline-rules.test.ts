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

  it('explains the code, for every code that tells the donor something', () => {
    const codes = [
      ...['authentication_not_handled', 'invoice_payment_intent_requires_action'],
      ...['mobile_device_authentication_required', 'payment_intent_action_required', 'expired_card'],
      ...['incorrect_address', 'incorrect_number', 'incorrect_zip', 'invalid_account', 'invalid_cvc'],
      ...['invalid_expiry_month', 'invalid_expiry_year', 'invalid_number'],
      ...['new_account_information_available', 'resource_missing'],
      ...['insufficient_funds', 'withdrawal_count_limit_exceeded', 'approve_with_id', 'lock_timeout'],
      ...['payment_method_provider_timeout', 'reenter_transaction', 'try_again_later'],
      ...['card_not_supported', 'incorrect_pin', 'invalid_amount', 'invalid_pin', 'not_permitted'],
      ...['offline_pin_required', 'online_or_offline_pin_required', 'pin_try_exceeded'],
      ...['service_not_allowed', 'transaction_not_allowed'],
      ...['revocation_of_all_authorizations', 'stop_payment_order'],
    ]
    const general = adviseDonor({ code: 'generic_decline', retryOn: day })
    for (const code of codes)
      expect(adviseDonor({ code: code, retryOn: day }).reason).not.toBe(general.reason)
  })

  const oneOfEach = {
    confirm: 'authentication_required',
    expired: 'expired_card',
    card_details: 'incorrect_cvc',
    money: 'insufficient_funds',
    limit: 'card_velocity_exceeded',
    wait: 'processing_error',
    not_allowed: 'invalid_amount',
    stopped: 'stop_payment_order',
    ask_bank: 'generic_decline',
  }

  it('has a reason and steps of its own for each remedy, in whole sentences', () => {
    for (const retryOn of [day, null]) {
      const advice = Object.values(oneOfEach).map((code) => adviseDonor({ code: code, retryOn: retryOn }))
      for (const { reason, todo } of advice) {
        expect(reason).toMatch(/^[A-Z][^.]+\.$/)
        expect(todo).toMatch(/^([A-Z][^.]+\. ?){2,4}$/)
        expect(todo).not.toMatch(/ {2}| $/)
      }
      expect(new Set(advice.map(({ reason }) => reason)).size).toBe(advice.length)
    }
  })

  it('tells the donor how to confirm, how to correct the card, and how to end what they stopped', () => {
    const todo = (code: string) => adviseDonor({ code: code, retryOn: day }).todo
    expect(todo(oneOfEach.confirm)).toMatch(/Use the button.* The bank may then ask again\.$/)
    expect(todo(oneOfEach.card_details)).toMatch(/enter the card again/)
    expect(todo(oneOfEach.stopped)).toMatch(/please end your donation/)
    for (const code of [oneOfEach.not_allowed, oneOfEach.stopped, oneOfEach.ask_bank])
      expect(todo(code)).toMatch(/ask your bank/)
  })

  it('offers another card wherever the card may be the cause, and does not where waiting is enough', () => {
    const offers = (code: string, retryOn: string | null) =>
      /another (card|one)/.test(adviseDonor({ code: code, retryOn: retryOn }).todo)
    for (const code of [oneOfEach.expired, oneOfEach.card_details, oneOfEach.money, oneOfEach.limit])
      expect(offers(code, day)).toBe(true)
    expect(offers(oneOfEach.wait, day)).toBe(false)
    expect(offers(oneOfEach.wait, null)).toBe(true)
  })

  it('says that waiting is enough only while another try will come', () => {
    for (const code of [oneOfEach.money, oneOfEach.limit, oneOfEach.wait]) {
      expect(adviseDonor({ code: code, retryOn: day }).todo).toContain('ou do not need to do anything')
      expect(adviseDonor({ code: code, retryOn: null }).todo).not.toContain('nothing to do')
    }
  })

  it('says in lists that the bank asks for a confirmation, or that the payment failed', () => {
    expect(adviseDonor({ code: oneOfEach.confirm, retryOn: day }).state).toContain('confirm')
    for (const code of [oneOfEach.money, oneOfEach.ask_bank])
      expect(adviseDonor({ code: code, retryOn: day }).state).toBe('The last payment did not go through')
  })

  it('is the same for a lost, stolen or suspicious card as for any other', () => {
    const usual = adviseDonor({ code: 'generic_decline', retryOn: day })
    for (const code of ['lost_card', 'stolen_card', 'fraudulent', 'pickup_card', 'merchant_blacklist'])
      expect(adviseDonor({ code: code, retryOn: day })).toEqual(usual)
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
      'do_not_honor',
      'processing_error',
    ]) {
      expect(adviseDonor({ code: code, retryOn: day }).todo).toContain(
        'It will be tried again on Thursday 18 February 2027.',
      )
      expect(adviseDonor({ code: code, retryOn: null }).todo).toContain(
        'It will not be tried again automatically.',
      )
    }
  })

  it('does not say that nothing is tried again after it promised to try a new card at once', () => {
    for (const code of ['expired_card', 'incorrect_cvc']) {
      expect(adviseDonor({ code, retryOn: day }).todo).toContain('It will be tried again on Thursday')
      const { todo } = adviseDonor({ code, retryOn: null })
      expect(todo).toMatch(/will then be tried again at once\.$/)
    }
  })

  it('mentions no next try if there is none', () => {
    for (const code of [
      'insufficient_funds',
      'card_velocity_exceeded',
      'processing_error',
      'authentication_required',
    ])
      expect(adviseDonor({ code: code, retryOn: null }).todo).not.toMatch(
        /by then|goes through|then ask again/,
      )
  })

  it('has a confirm button only if the bank asked', () => {
    expect(adviseDonor({ code: 'authentication_required', retryOn: day }).payLabel).toBe(
      'Confirm the payment',
    )
    expect(adviseDonor({ code: 'insufficient_funds', retryOn: day }).payLabel).toBe('Pay now')
  })
})
