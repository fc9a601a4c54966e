import { formatShortDate } from '@/lib/days'
import type { ImportStory } from '@/lib/desk/imports/find-import'
import { listFirstPeople, type FirstPerson } from '@/lib/desk/imports/list-first-people'
import { showAddressToStaff } from '@/lib/addresses/email-address'
import { ErrorSummary } from '../../../../_ui/forms/messages/error-summary'
import { Table } from '../../../_parts/table'
import { sayCount } from '../../../_parts/words'
import { verdictWords } from '../words'
import { ApprovalForm } from './approval-form'
import { DiscardForm } from './discard-form'
import { MappingForm } from './mapping-form'
import { NoticeList } from './notices'
import { Outcome } from './outcome'

type Props = { found: ImportStory; query: Partial<Record<string, string>> }

const problems: Record<string, { field: string; message: string }> = {
  agreed: {
    field: 'agreed',
    message: 'Tick the box if each of these people agreed to get the newsletter by email.',
  },
  not_ready: { field: '', message: 'This list is not ready: answer the questions first.' },
  changed: {
    field: '',
    message: 'Somebody has changed how this file is read. Look at the new preview first.',
  },
  late: { field: '', message: 'That was too late: the import has begun.' },
}

/** What is in the file and what would become of it. Without open questions, the button to import it. */
export function Preview({ found, query }: Props) {
  const problem = problems[query.problem ?? '']
  const { survey } = found
  if (survey === null) return null
  return (
    <>
      <ErrorSummary
        heading="Nobody was imported"
        errors={problem ? [problem] : []}
        fieldIds=""
        answer={query}
      />
      {found.state === 'staged' && (
        <>
          <Outcome counts={found.counts} rejected={found.rejected} tense="before" />
          <NoticeList survey={survey} />
          <ApprovalForm found={found} />
          <FirstPeople found={found} />
        </>
      )}
      <MappingForm found={found} survey={survey} />
      <DiscardForm importId={found.id} />
    </>
  )
}

async function FirstPeople({ found: { id, survey } }: { found: ImportStory }) {
  const isOwn = survey?.mapping.provider === 'own'
  const people = await listFirstPeople(id, { isOwn, limit: 8 })
  return (
    <>
      <h2>The first people</h2>
      <Table
        caption="The first people, as they would be"
        columns={['Line', 'Address', 'What becomes of them', 'Name', 'Tags', 'Signed up', 'Confirmed']}
        extra={[3, 4, 5, 6]}
        rows={people.map((person) => ({ key: person.email, cells: cellsOf(person) }))}
        empty="No row of this file has an address that could be imported."
      />
    </>
  )
}

function cellsOf({ line, email, verdict, name, tags, signedUpAt, confirmedAt }: FirstPerson) {
  return [
    sayCount(line),
    showAddressToStaff(email),
    verdictWords[verdict].before,
    name ?? '',
    tags.join(', '),
    signedUpAt === null ? '' : formatShortDate(signedUpAt),
    confirmedAt === null ? '' : formatShortDate(confirmedAt),
  ]
}
