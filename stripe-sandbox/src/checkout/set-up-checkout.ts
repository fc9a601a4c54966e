import type Stripe from 'stripe'
import { secondsNow, type Account } from '../account'
import { idOf, type Payer, type Progress } from './attempt'
import { buildSetupError, buildSetupIntent } from '../builders/setup-intent'
import type { CardOutcome, Decline } from '../cards/card-outcome'
import { isTestCard } from '../cards/cards'
import { completeSetUp, type SetUp } from './complete-set-up'
import { emit } from '../webhooks/events'
import { keepMethod } from '../customers/keep-method'

/** Whether a session takes a card and no payment: in setup mode, or because the first charge lies ahead. */
export function isWithoutPayment(account: Account, session: Stripe.Checkout.Session): boolean {
  return session.mode === 'setup' || trialEndOf(account, session.id) !== null
}

/** When the subscription of a session is first charged, in seconds; null if that is now. */
function trialEndOf(account: Account, sessionId: string): number | null {
  return account.store.get('_checkout', sessionId).subscriptionData.trialEnd ?? null
}

/** One press of the button on such a session, in one transaction. A decline leaves the session open. */
export function setUp(account: Account, sessionId: string, payer: Payer): Progress {
  return account.store.transaction(() => {
    const { attempts } = account.store.get('_checkout', sessionId)
    const intent = findOrMakeSetupIntent(account, account.store.get('checkout.session', sessionId))
    const method = keepMethod(account, payer)
    account.store.update('_checkout', sessionId, {
      attempts: attempts + 1,
      challenge: null,
      lastError: null,
      typed: { email: payer.email, name: payer.name },
    })
    const session = account.store.get('checkout.session', sessionId)
    const attempt = { session, intent, method, payer }
    return payer.outcome.kind === 'authenticate'
      ? ask(account, attempt, payer.outcome.then)
      : settle(account, attempt, payer.outcome)
  })
}

/** The answer to its 3-D Secure step. Null if that step is no longer open; then nothing happens. */
export function answerSetUp(
  account: Account,
  sessionId: string,
  reply: { attempt: number; answer: 'complete' | 'fail' },
): Progress | null {
  return account.store.transaction(() => {
    const { challenge, setupIntent } = account.store.get('_checkout', sessionId)
    if (challenge === null || challenge.attempt !== reply.attempt || setupIntent == null) return null
    account.store.update('_checkout', sessionId, { challenge: null })
    const intent = account.store.get('setup_intent', setupIntent)
    const attempt: SetUp = {
      session: account.store.get('checkout.session', sessionId),
      intent,
      method: account.store.get('payment_method', idOf(intent.payment_method) ?? ''),
      payer: challenge,
    }
    if (reply.answer === 'complete') return settle(account, attempt, challenge.then)
    return refuse(account, attempt, authenticationFailure)
  })
}

/** At Stripe a session in setup mode has its intent from the start, and one with a subscription only at the card. */
export function findOrMakeSetupIntent(
  account: Account,
  session: Stripe.Checkout.Session,
): Stripe.SetupIntent {
  const { setupIntent, setupData } = account.store.get('_checkout', session.id)
  if (setupIntent != null) return account.store.get('setup_intent', setupIntent)
  const facts = setupData ?? { description: null, metadata: {} }
  const customer = idOf(session.customer)
  const intent = buildSetupIntent({ ...facts, customer, created: secondsNow(account) })
  account.store.put('setup_intent', intent)
  account.store.update('_checkout', session.id, { setupIntent: intent.id })
  if (session.mode === 'setup')
    account.store.update('checkout.session', session.id, { setup_intent: intent.id })
  emit(account, 'setup_intent.created', { object: intent })
  return intent
}

function ask(account: Account, { session, intent, method, payer }: SetUp, then: CardOutcome): Progress {
  const { attempts } = account.store.get('_checkout', session.id)
  const { email, name, card } = payer
  account.store.update('_checkout', session.id, { challenge: { attempt: attempts, email, name, card, then } })
  const waiting = account.store.update('setup_intent', intent.id, {
    status: 'requires_action',
    payment_method: method.id,
    next_action: { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect' } },
    last_setup_error: null,
  })
  emit(account, 'setup_intent.requires_action', { object: waiting })
  return { kind: 'challenge' }
}

function settle(account: Account, attempt: SetUp, outcome: CardOutcome): Progress {
  if (outcome.kind === 'authenticate') throw new Error('A 3-D Secure question cannot lead to another one.')
  // This card can be saved, and every charge of it fails.
  const isSaved = outcome.kind === 'succeed' || isTestCard(attempt.payer.card.testCard, '4000000000000341')
  if (!isSaved) return refuse(account, attempt, outcome.decline)
  return { kind: 'paid', event: completeSetUp(account, attempt).id }
}

function refuse(account: Account, { session, intent, method }: SetUp, decline: Decline): Progress {
  const object = account.store.update('setup_intent', intent.id, {
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_setup_error: buildSetupError(decline, method),
  })
  account.store.update('_checkout', session.id, { lastError: decline.message })
  emit(account, 'setup_intent.setup_failed', { object })
  return { kind: 'declined', message: decline.message }
}

const authenticationFailure: Decline = {
  code: 'setup_intent_authentication_failure',
  declineCode: null,
  message:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
}
