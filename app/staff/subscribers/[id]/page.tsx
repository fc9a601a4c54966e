import type { Metadata } from 'next'
import { currentTime } from '@/lib/clock'
import type { FieldError } from '@/lib/form'
import { dayOf, formatDay, formatMoment } from '@/lib/days'
import { findSubscriber, type SubscriberStory } from '@/lib/desk/subscribers/find-subscriber'
import { showAddressToStaff } from '@/lib/addresses/email-address'
import { may } from '@/lib/staff/rules'
import { firstValues, type Query } from '../../../_parts/first-values'
import { pageTitle } from '../../../_parts/page-title'
import { ErrorSummary } from '../../../_ui/forms/messages/error-summary'
import { Notice } from '../../../_ui/notice'
import { requirePermission } from '../../_parts/require-permission'
import { DeskPage } from '../../_parts/desk-page'
import { Facts } from '../../_parts/facts'
import { NotHere } from '../../_parts/not-here'
import { sayStanding } from '../words'
import { StaffActions } from './staff-actions'
import { History } from './history'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

const done: Record<string, string> = {
  ask: 'Added. They were mailed a link to confirm.',
  agreed: 'Added. They get the next edition.',
  unsubscribed: 'This reader is unsubscribed.',
  suppressed: 'This address is suppressed: it will not get the newsletter any more.',
  unsuppressed: 'The suppression is removed. The reader will be asked to confirm again when they sign up.',
}

const problems: Record<string, FieldError> = {
  unsubscribe: { field: 'unsubscribe-reason', message: 'Say how they asked to unsubscribe.' },
  suppress: { field: 'sure-suppress', message: 'Tick that you are sure to suppress this address.' },
  unsuppress: { field: 'reason', message: 'Say why the suppression was a mistake.' },
  erase: { field: 'sure-erase', message: 'Tick that you are sure to erase this reader.' },
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { problem } = firstValues(await searchParams)
  const title = await pageTitle('A subscriber')
  return { title: problem === undefined ? title : `Error: ${title}` }
}

export default async function SubscriberPage({ params, searchParams }: Props) {
  const { role } = await requirePermission('subscribers.read')
  const story = await findSubscriber((await params).id, await currentTime())
  if (story === null)
    return <NotHere what="subscriber" back={{ href: '/staff/subscribers', name: 'All subscribers' }} />

  const query = firstValues(await searchParams)
  const [said, problem] = [done[query.done ?? ''], problems[query.problem ?? '']]
  return (
    <DeskPage heading={showAddressToStaff(story.email)} intro={`${sayStanding(story, story.isPaused)}.`}>
      {said && <Notice role="status">{said}</Notice>}
      <ErrorSummary
        heading="Nothing was changed"
        errors={problem ? [problem] : []}
        fieldIds=""
        answer={query}
      />
      <Facts facts={factsOf(story)} />
      <History story={story} />
      {may(role, 'subscribers.suppress') && <StaffActions story={story} problem={query.problem} />}
      <p>
        <a href="/staff/subscribers">All subscribers</a>
      </p>
    </DeskPage>
  )
}

const causes: Record<string, string> = {
  staff: 'somebody at the desk',
  bounce: 'a hard bounce',
  bounces: 'five soft bounces in a row',
  complaint: 'its owner complained',
}

function factsOf(story: SubscriberStory) {
  const moment = (at: Date | null) => at && formatMoment(at)
  const { suppressedAt, suppressedReason, pausedUntil, softBounces } = story
  const reason = causes[suppressedReason ?? ''] ?? suppressedReason
  return [
    ['Name', story.name],
    ['Tags', story.tags.join(', ')],
    ['Note', story.note],
    ['Asked', formatMoment(story.requestedAt)],
    ['Confirmed', moment(story.confirmedAt)],
    ['Left', moment(story.unsubscribedAt)],
    ['Paused until', pausedUntil && formatDay(dayOf(new Date(pausedUntil.getTime() + 43_200_000)))],
    ['Suppressed', suppressedAt && `${formatMoment(suppressedAt)}: ${reason ?? 'no reason is recorded'}`],
    ['Bounced in a row', softBounces > 0 ? softBounces : null],
  ] as const
}
