import type { Metadata } from 'next'
import { findEditionForDesk } from '@/lib/editions/queries'
import { firstValues, type Query } from '../../../_parts/first-values'
import { pageTitle } from '../../../_parts/page-title'
import { ErrorSummary } from '../../../_ui/forms/messages/error-summary'
import { DoneNotice } from '../../../_ui/done-notice'
import { requirePermission } from '../../_parts/require-permission'
import { DeskPage } from '../../_parts/desk-page'
import { NotHere } from '../../_parts/not-here'
import { Standing } from '../standing'
import { ApprovedStage } from './stages/approved-stage'
import { ClosedStage } from './stages/closed-stage'
import { doneWords, problemWords } from './edition-actions'
import { DraftStage } from './stages/draft-stage'
import { HeldStage } from './stages/held-stage'
import { numberSchema } from './number-schema'
import { SendingStage } from './stages/sending-stage'
import type { StageProps } from './stages/stage-props'
import { SubmittedStage } from './stages/submitted-stage'

type Props = { params: Promise<{ number: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ number }, { problem }] = [await params, firstValues(await searchParams)]
  const title = await pageTitle(`Edition ${numberSchema.parse(number) ?? ''}`)
  return { title: problem === undefined ? title : `Error: ${title}` }
}

export default async function EditionPage({ params, searchParams }: Props) {
  const me = await requirePermission('newsletter.edit')
  const number = numberSchema.parse((await params).number)
  const edition = number === null ? null : await findEditionForDesk(number)
  if (edition === null)
    return <NotHere what="edition" back={{ href: '/staff/newsletter', name: 'To all editions' }} />

  const query = firstValues(await searchParams)
  const [said, problem] = [doneWords[query.done ?? ''], problemWords[query.problem ?? '']]
  return (
    <DeskPage heading={`No. ${edition.number}: ${edition.subject || 'no subject yet'}`}>
      {said && <DoneNotice>{said}</DoneNotice>}
      <ErrorSummary
        heading="Nothing was changed"
        errors={problem === undefined ? [] : [{ field: '', message: problem }]}
        answer={query}
      />
      <Standing edition={edition} />
      <Stage edition={edition} me={me} query={query} />
    </DeskPage>
  )
}

function Stage(props: StageProps) {
  switch (props.edition.state) {
    case 'draft':
      return <DraftStage {...props} />
    case 'submitted':
      return <SubmittedStage {...props} />
    case 'approved':
      return <ApprovedStage {...props} />
    case 'sending':
    case 'paused':
      return <SendingStage {...props} />
    case 'held':
      return <HeldStage {...props} />
    case 'sent':
    case 'skipped':
    case 'cancelled':
      return <ClosedStage {...props} />
  }
}
