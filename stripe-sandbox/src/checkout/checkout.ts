import type Stripe from 'stripe'
import { secondsNow, type Account, type Cause } from '../account'
import { idOf, type Attempt, type Payer, type Progress } from './attempt'
import { buildCharge } from '../builders/charge'
import { buildNextAction, buildPaymentError, buildSessionIntent } from '../builders/payment-intent'
import type { CardOutcome, Decline } from '../cards/card-outcome'
import { authenticationFailure } from '../cards/cards'
import { completeCheckout } from './complete-checkout'
import { emit } from '../webhooks/events'
import { keepMethod } from '../customers/keep-method'
import { answerSetUp, isWithoutPayment, setUp } from './set-up-checkout'

/** One press of the button on an open session, in one transaction. A decline leaves the session open. */
export function pay(account: Account, sessionId: string, payer: Payer): Progress {
  if (isWithoutPayment(account, account.store.get('checkout.session', sessionId)))
    return setUp(account, sessionId, payer)
  return account.store.transaction(() => {
    const session = account.store.get('checkout.session', sessionId)
    const checkout = account.store.get('_checkout', sessionId)
    const { intent, isNew } = findOrMakeIntent(account, session)
    const method = keepMethod(account, payer)
    account.store.update('_checkout', sessionId, {
      paymentIntent: intent.id,
      attempts: checkout.attempts + 1,
      challenge: null,
      lastError: null,
      typed: { email: payer.email, name: payer.name },
    })
    const current = account.store.get('checkout.session', sessionId)
    const attempt = { session: current, intent, isNew, method, payer, isAuthenticated: false }
    return payer.outcome.kind === 'authenticate'
      ? ask(account, attempt, payer.outcome.then)
      : settle(account, attempt, payer.outcome)
  })
}

/** The answer to a 3-D Secure step. Null if that step is no longer open; then nothing happens. */
export function answerChallenge(
  account: Account,
  sessionId: string,
  reply: { attempt: number; answer: 'complete' | 'fail' },
): Progress | null {
  if (isWithoutPayment(account, account.store.get('checkout.session', sessionId)))
    return answerSetUp(account, sessionId, reply)
  return account.store.transaction(() => {
    const { challenge, paymentIntent } = account.store.get('_checkout', sessionId)
    if (challenge === null || challenge.attempt !== reply.attempt || paymentIntent === null) return null
    account.store.update('_checkout', sessionId, { challenge: null })
    const intent = account.store.get('payment_intent', paymentIntent)
    const attempt: Attempt = {
      session: account.store.get('checkout.session', sessionId),
      intent,
      isNew: false,
      method: account.store.get('payment_method', idOf(intent.payment_method) ?? ''),
      payer: challenge,
      isAuthenticated: true,
    }
    if (reply.answer === 'complete') return settle(account, attempt, challenge.then)
    return refuse(account, attempt, { decline: authenticationFailure, charge: null })
  })
}

/** Expires an open session, by time or by the API. It cancels its payment intent, if there is one. */
export function expireSession(account: Account, sessionId: string, cause?: Cause): Stripe.Checkout.Session {
  return account.store.transaction(() => {
    const { paymentIntent, setupIntent } = account.store.update('_checkout', sessionId, { challenge: null })
    const session = account.store.update('checkout.session', sessionId, { status: 'expired', url: null })
    if (paymentIntent !== null) {
      const canceled = account.store.update('payment_intent', paymentIntent, {
        status: 'canceled',
        canceled_at: secondsNow(account),
        cancellation_reason: 'expired',
        next_action: null,
      })
      emit(account, 'payment_intent.canceled', { object: canceled, ...(cause && { cause }) })
    }
    if (setupIntent != null) {
      const canceled = account.store.update('setup_intent', setupIntent, {
        status: 'canceled',
        cancellation_reason: 'abandoned',
        next_action: null,
      })
      emit(account, 'setup_intent.canceled', { object: canceled, ...(cause && { cause }) })
    }
    emit(account, 'checkout.session.expired', { object: session, ...(cause && { cause }) })
    return session
  })
}

function findOrMakeIntent(account: Account, session: Stripe.Checkout.Session) {
  const checkout = account.store.get('_checkout', session.id)
  if (checkout.paymentIntent !== null) {
    return { intent: account.store.get('payment_intent', checkout.paymentIntent), isNew: false }
  }
  const intent = buildSessionIntent(session, { checkout, created: secondsNow(account) })
  account.store.put('payment_intent', intent)
  if (session.mode === 'payment')
    account.store.update('checkout.session', session.id, { payment_intent: intent.id })
  return { intent, isNew: true }
}

function ask(account: Account, attempt: Attempt, then: CardOutcome): Progress {
  const { session, intent, payer } = attempt
  const { attempts } = account.store.get('_checkout', session.id)
  const { email, name, card } = payer
  account.store.update('_checkout', session.id, { challenge: { attempt: attempts, email, name, card, then } })
  const waiting = account.store.update('payment_intent', intent.id, {
    status: 'requires_action',
    payment_method: attempt.method.id,
    next_action: buildNextAction(),
    last_payment_error: null,
  })
  if (attempt.isNew) emit(account, 'payment_intent.created', { object: intent })
  emit(account, 'payment_intent.requires_action', { object: waiting })
  return { kind: 'challenge' }
}

function settle(account: Account, attempt: Attempt, outcome: CardOutcome): Progress {
  if (outcome.kind === 'authenticate') throw new Error('A 3-D Secure question cannot lead to another one.')
  if (outcome.kind === 'succeed') return { kind: 'paid', event: completeCheckout(account, attempt).id }
  const charge = buildCharge({
    ...attempt,
    card: attempt.payer.card,
    decline: outcome.decline,
    created: secondsNow(account),
    merchant: account.merchant,
  })
  return refuse(account, attempt, { decline: outcome.decline, charge: account.store.put('charge', charge) })
}

function refuse(
  account: Account,
  { session, intent, isNew, method }: Attempt,
  { decline, charge }: { decline: Decline; charge: Stripe.Charge | null },
): Progress {
  const failed = account.store.update('payment_intent', intent.id, {
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_payment_error: buildPaymentError(decline, { method, charge: charge?.id ?? null }),
    ...(charge === null ? {} : { latest_charge: charge.id }),
  })
  account.store.update('_checkout', session.id, { lastError: decline.message })
  if (isNew) emit(account, 'payment_intent.created', { object: intent })
  if (charge !== null) emit(account, 'charge.failed', { object: charge })
  emit(account, 'payment_intent.payment_failed', { object: failed })
  return { kind: 'declined', message: decline.message }
}
