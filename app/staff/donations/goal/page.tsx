import { randomUUID } from 'node:crypto'
import { currentTime } from '@/lib/clock'
import { addDays, dayOf, formatDay } from '@/lib/days'
import { findGoal, sumRaised, type Goal } from '@/lib/goals/queries'
import { shownPercent } from '@/lib/goals/rules'
import { formatPlain } from '@/lib/money'
import { publication } from '@/lib/publication'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { Notice } from '../../../_ui/notice'
import { firstValues, type Query } from '../../../_parts/first-values'
import { titled } from '../../../_parts/page-title'
import { DeskPage } from '../../_parts/desk-page'
import { Facts } from '../../_parts/facts'
import { requirePermission } from '../../_parts/require-permission'
import { say } from '../../_parts/words'
import { end } from './actions'
import { GoalForm } from './goal-form'

export const generateMetadata = titled('The goal')

const done: Record<string, string> = {
  set: 'The goal is set. The box shows it within a minute, once two thirds of it have been given.',
  ended: 'The goal has ended. The box no longer shows it.',
  meanwhile:
    'Somebody else has changed the goal in the meantime, so yours was not set. This is the goal now.',
}

export default async function GoalPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requirePermission('goal.set')
  const { done: what = '' } = firstValues(await searchParams)
  const goal = await findGoal()
  const today = dayOf(await currentTime())
  const initial = {
    name: goal?.name ?? '',
    currency: goal?.amount.currency ?? publication.currency,
    amount: goal === null ? '' : formatPlain(goal.amount),
    startsOn: goal?.startsOn ?? today,
    endsOn: goal?.endsOn ?? addDays(today, 30),
  }
  return (
    <DeskPage
      heading="The goal"
      intro="A sum to raise by a day. From two thirds on, the donation box shows how much of it was given. It never shows how many people gave."
    >
      {done[what] !== undefined && <Notice role="status">{done[what]}</Notice>}
      {goal === null ? <p>There is no goal at the moment.</p> : <Current goal={goal} />}
      <h2>{goal === null ? 'Set a goal' : 'Change it'}</h2>
      <GoalForm
        key={goal?.id ?? 'none'}
        id={randomUUID()}
        replaces={goal?.id ?? ''}
        currencies={publication.currencies}
        initial={initial}
      />
      <p>
        <a href="/staff/donations">All donations</a>
      </p>
    </DeskPage>
  )
}

async function Current({ goal }: { goal: Goal }) {
  const { id, name, amount, startsOn, endsOn } = goal
  const raisedMinor = await sumRaised(goal)
  const raised = { minor: raisedMinor, currency: amount.currency }
  const percent = shownPercent({ raisedMinor, amountMinor: amount.minor })
  return (
    <>
      <Facts
        facts={[
          ['Name', name],
          ['Goal', say(amount)],
          ['Given so far', say(raised)],
          ['From', formatDay(startsOn)],
          ['Until', formatDay(endsOn)],
          ['In the box', percent === null ? 'Not shown: below two thirds' : `${percent} %, on its days`],
        ]}
      />
      <ButtonForm action={end} values={{ id }} look="quiet" button="End this goal" />
    </>
  )
}
