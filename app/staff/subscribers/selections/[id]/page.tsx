import type { Metadata } from 'next'
import { formatMoment } from '@/lib/days'
import { findSelection, type SelectionStory } from '@/lib/selections/queries'
import { firstValues, type Query } from '../../../../_parts/first-values'
import { pageTitle } from '../../../../_parts/page-title'
import { Notice } from '../../../../_ui/notice'
import { requirePermission } from '../../../_parts/require-permission'
import { DeskPage } from '../../../_parts/desk-page'
import { Facts } from '../../../_parts/facts'
import { NotHere } from '../../../_parts/not-here'
import { listPath } from '../../list-path'
import { standingWords } from '../../words'
import { Ask } from './ask'
import { Progress } from './progress'
import { people, sayDone, sayOrder } from './words'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { problem } = firstValues(await searchParams)
  const title = await pageTitle('A change of many subscribers')
  return { title: problem === undefined ? title : `Error: ${title}` }
}

export default async function SelectionPage({ params, searchParams }: Props) {
  await requirePermission('subscribers.edit')
  const found = await findSelection((await params).id)
  if (found === null)
    return <NotHere what="selection" back={{ href: '/staff/subscribers', name: 'Subscribers' }} />
  const query = firstValues(await searchParams)
  return (
    <DeskPage heading={headingOf(found)} intro={introOf(found)}>
      <Stage found={found} query={query} />
      <Facts facts={factsOf(found)} />
      <p>
        <a href={listPath(found.filter)}>Back to the list</a>
      </p>
    </DeskPage>
  )
}

function headingOf({ state, ...order }: SelectionStory): string {
  return state === 'asked' ? `${sayOrder(order)}?` : sayOrder(order)
}

function introOf({ state, members }: SelectionStory): string {
  if (state === 'asked') return `Nothing has been done yet. ${people(members)} match this search.`
  if (state === 'running') return 'In progress.'
  return state === 'done' ? 'Done.' : 'Stopped.'
}

type StageProps = { found: SelectionStory; query: Partial<Record<string, string>> }

function Stage({ found, query }: StageProps) {
  switch (found.state) {
    case 'asked':
      return <Ask found={found} problem={query.problem} />
    case 'running':
      return <Progress found={found} isStill={query.still === 'yes'} />
    case 'stopped':
    case 'done':
      return <Notice role="status">{sayOutcome(found)}</Notice>
  }
}

function sayOutcome({ state, changed, members, what, startedAt }: SelectionStory): string {
  if (startedAt === null) return 'This was discarded. Nobody was changed.'
  const done = `${people(changed)} ${sayDone(what)}.`
  const rest = members - changed
  if (state === 'stopped') return `${done} The others were left as they are.`
  if (rest === 0) return done
  return `${done} ${people(rest)} were left as they are: they were so already, or no longer matched the search.`
}

function factsOf({ filter, tag, reason, by, askedAt, startedAt, finishedAt }: SelectionStory) {
  const { q, standing, tag: searched, from, until } = filter
  const search = [
    standing && standing !== 'any' && standingWords[standing as keyof typeof standingWords],
    q && `“${q}”`,
    searched && `tag “${searched}”`,
    from && `asked from ${from}`,
    until && `asked up to ${until}`,
  ].filter(Boolean)
  return [
    ['Search', search.join(', ') || 'All subscribers'],
    ['Tag', tag],
    ['Reason', reason],
    ['By', by ?? 'Somebody who has left'],
    ['Chosen', formatMoment(askedAt)],
    ['Begun', startedAt && formatMoment(startedAt)],
    ['Finished', finishedAt && formatMoment(finishedAt)],
  ] as const
}
