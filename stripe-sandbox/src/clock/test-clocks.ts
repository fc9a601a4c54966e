import type Stripe from 'stripe'
import { secondsNow, type Account, type Cause } from '../account'
import { idOf } from '../checkout/attempt'
import { addPeriods, fromSeconds, toSeconds, type Interval } from './calendar'
import { deleteCustomer } from '../customers/customers'
import { emit } from '../webhooks/events'
import { newId } from '../state/ids'
import type { EveryName } from '../http/params'
import { noSuch } from '../http/resources'
import { gaps, integer, readParams, refused, required, text } from '../http/validate'
import { ApiError, notBuilt, type FormObject } from '../http/wire'

type Call = { id: string; form: FormObject; cause: Cause }
type TestClock = Stripe.TestHelpers.TestClock

const createShape = {
  frozen_time: required(integer({ min: 0 })),
  name: text({ max: 300 }),
  ...gaps('customer', 'expand'),
} satisfies EveryName<Stripe.TestHelpers.TestClockCreateParams>

const advanceShape = {
  frozen_time: required(integer({ min: 0 })),
  ...gaps('expand'),
} satisfies EveryName<Stripe.TestHelpers.TestClockAdvanceParams>

/** `POST /v1/test_helpers/test_clocks`. The sandbox has one clock, which every test clock controls. */
export function createTestClock(account: Account, { form, cause }: Call): TestClock {
  const params = readParams(form, createShape)
  const created = secondsNow(account)
  if (Math.abs(params.frozen_time - created) > 60) {
    throw notBuilt(
      `a test clock with a time of its own (the sandbox's clock says ${fromSeconds(created).toISOString()}: send that as frozen_time, then advance)`,
    )
  }
  const object = account.store.put('test_helpers.test_clock', {
    id: newId('clock'),
    object: 'test_helpers.test_clock',
    created,
    deletes_after: created + 30 * 86_400,
    frozen_time: params.frozen_time,
    livemode: false,
    name: params.name ?? null,
    status: 'ready',
    status_details: {},
  })
  emit(account, 'test_helpers.test_clock.created', { object, cause })
  return object
}

/** `POST …/:id/advance`: answers at once. `test_helpers.test_clock.ready` follows when the sandbox clock is there. */
export function advanceTestClock(account: Account, { id, form, cause }: Call): TestClock {
  const { frozen_time: target } = readParams(form, advanceShape)
  const clock = findClock(account, id)
  if (clock.status === 'advancing') {
    throw new ApiError(429, `The test clock ${id} is advancing. Wait until it is ready.`, {
      code: 'lock_timeout',
    })
  }
  checkTarget(account, clock, target)
  const { moveClock } = account
  if (moveClock === null) throw notBuilt('advancing a test clock without a clock to move (option moveClock)')
  const object = account.store.update('test_helpers.test_clock', id, {
    status: 'advancing',
    status_details: { advancing: { target_frozen_time: target } },
  })
  emit(account, 'test_helpers.test_clock.advancing', { object, cause })
  account.afterwards(async () => {
    try {
      await moveClock(fromSeconds(target))
      arrive(account, id, { status: 'ready', target })
    } catch (error) {
      arrive(account, id, { status: 'internal_failure', target: null })
      throw error
    }
  })
  return object
}

/** `DELETE …/:id`: with its customers. */
export function deleteTestClock(
  account: Account,
  { id, form, cause }: Call,
): Stripe.TestHelpers.DeletedTestClock {
  readParams(form, {})
  const object = findClock(account, id)
  for (const customer of account.store.list('customer').filter((each) => idOf(each.test_clock) === id)) {
    if (account.store.find('_deleted', customer.id) === null)
      deleteCustomer(account, { id: customer.id, form: {}, cause })
  }
  account.store.remove('test_helpers.test_clock', id)
  emit(account, 'test_helpers.test_clock.deleted', { object, cause })
  return { id, object: 'test_helpers.test_clock', deleted: true }
}

function arrive(
  account: Account,
  id: string,
  { status, target }: { status: 'ready' | 'internal_failure'; target: number | null },
): void {
  account.store.transaction(() => {
    const clock = account.store.find('test_helpers.test_clock', id)
    // Deleted, or the sandbox reset, while it was advancing.
    if (clock === null) return
    const object = account.store.update('test_helpers.test_clock', id, {
      status,
      status_details: {},
      frozen_time: target ?? clock.frozen_time,
    })
    const type =
      status === 'ready' ? 'test_helpers.test_clock.ready' : 'test_helpers.test_clock.internal_failure'
    emit(account, type, { object })
  })
}

function findClock(account: Account, id: string): TestClock {
  const clock = account.store.find('test_helpers.test_clock', id)
  if (clock === null) throw noSuch('test_clock', { id, param: 'test_clock' })
  return clock
}

/** Forward only, and at most two intervals of the shortest subscription. */
function checkTarget(account: Account, clock: TestClock, target: number): void {
  if (target <= clock.frozen_time || target <= secondsNow(account) - 60) {
    throw refused(
      `You can only advance a test clock forward. frozen_time must be later than ${clock.frozen_time}.`,
      { param: 'frozen_time' },
    )
  }
  const limits = account.store
    .listLive('subscription')
    .filter((each) => idOf(each.test_clock) === clock.id)
    .map((each) => twoIntervalsFrom(each, clock.frozen_time))
  if (target <= Math.min(...limits)) return
  throw refused(
    'You cannot advance a test clock by more than two intervals of its shortest subscription at a time.',
    { param: 'frozen_time' },
  )
}

function twoIntervalsFrom(subscription: Stripe.Subscription, from: number): number {
  const { interval = 'month', interval_count: count = 1 } = subscription.items.data[0]?.price.recurring ?? {}
  // One more day, because months differ in length.
  return (
    toSeconds(addPeriods(fromSeconds(from), { interval: interval as Interval, count, periods: 2 })) + 86_400
  )
}
