import type { Metadata } from 'next'
import { formatMoment } from '@/lib/days'
import { listImports, type ImportView } from '@/lib/desk/list-imports'
import { firstValues, type Query } from '../../../_parts/first-values'
import { pageTitle } from '../../../_parts/page-title'
import { requirePermission } from '../../_parts/require-permission'
import { DeskPage } from '../../_parts/desk-page'
import { Table } from '../../_parts/table'
import { sayCount } from '../../_parts/words'
import { importStateWords } from '../words'
import { ImportForm } from './import-form'
import { KeepFresh } from './keep-fresh'

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
      intro="From a CSV file, for people who have agreed elsewhere to get the newsletter. People who unsubscribed or are suppressed are not brought back, and existing subscribers stay as they are."
    >
      <ImportForm values={query} />
      <h2>Files so far</h2>
      {imports.some(({ state }) => state === 'running') && <KeepFresh href="/staff/subscribers/imports" />}
      <Table
        caption="Files so far, newest first"
        columns={['When', 'File', 'Status', 'Added', 'Known', 'Rejected', 'Where they agreed']}
        figures={[3, 4, 5]}
        extra={[4, 5, 6]}
        rows={imports.map((each) => ({ key: each.id, cells: cellsOf(each) }))}
        empty="No file has been imported yet."
      />
      <p>
        <a href="/staff/subscribers">All subscribers</a>
      </p>
    </DeskPage>
  )
}

function cellsOf({ id, fileName, source, state, added, known, rejected, startedAt }: ImportView) {
  return [
    <a key="when" href={`/staff/subscribers/imports/${id}`}>
      {formatMoment(startedAt)}
    </a>,
    fileName,
    importStateWords[state],
    sayCount(added),
    sayCount(known),
    sayCount(rejected),
    source,
  ]
}
