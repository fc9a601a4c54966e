import type { Metadata } from 'next'
import { formatMoment } from '@/lib/days'
import { listImports, type ImportView } from '@/lib/desk/imports/list-imports'
import { firstValues, type Query } from '../../../_parts/first-values'
import { pageTitle } from '../../../_parts/page-title'
import { requirePermission } from '../../_parts/require-permission'
import { DeskPage } from '../../_parts/desk-page'
import { Table } from '../../_parts/table'
import { sayCount } from '../../_parts/words'
import { ImportForm } from './import-form'
import { importStateWords } from './words'

type Props = { searchParams: Promise<Query> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { problem } = firstValues(await searchParams)
  const title = await pageTitle('Import subscribers')
  return { title: problem === undefined ? title : `Error: ${title}` }
}

export default async function ImportsPage({ searchParams }: Props) {
  await requirePermission('subscribers.import')
  const query = firstValues(await searchParams)
  const imports = await listImports()
  return (
    <DeskPage
      heading="Import subscribers"
      intro="Bring a list from another system. People who left or must not be emailed are recorded as that. No file brings back anybody who unsubscribed or is suppressed here."
    >
      <ImportForm values={query} />
      <h2>Files so far</h2>
      <Table
        caption="Files so far, newest first"
        columns={['When', 'File', 'Status', 'Added', 'Stopped', 'Rejected', 'Where they agreed']}
        figures={[3, 4, 5]}
        extra={[4, 5, 6]}
        rows={imports.map((each) => ({ key: each.id, cells: cellsOf(each) }))}
        empty="No file has been uploaded yet."
      />
      <p>
        <a href="/staff/subscribers">All subscribers</a>
      </p>
    </DeskPage>
  )
}

function cellsOf({ id, fileName, source, state, added, stopped, rejected, startedAt }: ImportView) {
  const isImported = state === 'importing' || state === 'done' || state === 'undoing'
  return [
    <a key="when" href={`/staff/subscribers/imports/${id}`}>
      {formatMoment(startedAt)}
    </a>,
    fileName,
    importStateWords[state],
    isImported ? sayCount(added) : '',
    isImported ? sayCount(stopped) : '',
    state === 'discarded' ? '' : sayCount(rejected),
    source,
  ]
}
