import type { Metadata } from 'next'
import { currentTime } from '@/lib/clock'
import { formatMoment } from '@/lib/days'
import { findImport, type ImportStory } from '@/lib/desk/imports/find-import'
import { firstValues, type Query } from '../../../../_parts/first-values'
import { pageTitle } from '../../../../_parts/page-title'
import { Notice } from '../../../../_ui/notice'
import { SubmitButton } from '../../../../_ui/forms/submit-button'
import { requirePermission } from '../../../_parts/require-permission'
import { DeskPage } from '../../../_parts/desk-page'
import { Facts } from '../../../_parts/facts'
import { NotHere } from '../../../_parts/not-here'
import { sayCount } from '../../../_parts/words'
import { importStateWords, providerWords } from '../words'
import { readAgain } from './actions'
import { DiscardForm } from './discard-form'
import { Outcome } from './outcome'
import { Preview } from './preview'
import { Progress } from './progress'
import { Rejected } from './rejected'
import { UndoForm, Undone } from './undo-form'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { problem } = firstValues(await searchParams)
  const title = await pageTitle('A list of subscribers')
  return { title: problem === undefined ? title : `Error: ${title}` }
}

export default async function ImportPage({ params, searchParams }: Props) {
  await requirePermission('subscribers.import')
  const found = await findImport((await params).id)
  if (found === null)
    return <NotHere what="import" back={{ href: '/staff/subscribers/imports', name: 'Files so far' }} />
  const query = firstValues(await searchParams)
  return (
    <DeskPage heading={found.fileName} intro={introOf(found)}>
      <Stage found={found} query={query} now={await currentTime()} />
      <Facts facts={factsOf(found)} />
      <Rejected found={found} query={query} />
      <p>
        <a href="/staff/subscribers/imports">Files so far</a>
      </p>
    </DeskPage>
  )
}

function introOf({ state, survey }: ImportStory): string {
  const provider = survey?.mapping.provider ?? null
  const from = provider === null ? '' : ` Recognised as an export of ${providerWords[provider]}.`
  const isWaiting = state === 'asked' || state === 'staged'
  return `${importStateWords[state]}.${isWaiting ? ' Nobody has been imported yet.' : ''}${from}`
}

type StageProps = { found: ImportStory; query: Partial<Record<string, string>>; now: Date }

function Stage({ found, query }: StageProps) {
  switch (found.state) {
    case 'uploading':
    case 'uploaded':
    case 'mapped':
    case 'importing':
    case 'undoing':
      return <Progress found={found} isStill={query.still === 'yes'} />
    case 'asked':
    case 'staged':
      return <Preview found={found} query={query} />
    case 'failed':
      return (
        <>
          <Notice role="status">{found.problem}</Notice>
          <form action={readAgain} aria-label="Read the file again">
            <input type="hidden" name="importId" value={found.id} />
            <SubmitButton look="quiet">Read the file again</SubmitButton>
          </form>
          <DiscardForm importId={found.id} />
        </>
      )
    case 'done':
      return (
        <>
          <Outcome counts={found.counts} rejected={found.rejected} tense="after" />
          <UndoForm found={found} query={query} />
        </>
      )
    case 'undone':
      return <Undone found={found} />
    case 'discarded':
      return (
        <Notice role="status">
          This list was discarded, and its file is deleted. Nobody was imported.{' '}
          <a href="/staff/subscribers/imports">Send another file</a>
        </Notice>
      )
  }
}

function factsOf(found: ImportStory) {
  return [
    ['Rows in the file', found.lines > 0 ? sayCount(found.lines) : null],
    ['Where they agreed', found.source],
    ['Uploaded by', found.by ?? 'The command line'],
    ['Uploaded', formatMoment(found.startedAt)],
    ['Import pressed', found.approvedAt && formatMoment(found.approvedAt)],
    ['Finished', found.finishedAt && formatMoment(found.finishedAt)],
  ] as const
}
