import { formatMoment } from '@/lib/days'
import { listImports, type ImportView } from '@/lib/desk/list-imports'
import { listRejections, type Rejection } from '@/lib/desk/list-rejections'
import { firstValues, type Query } from '../../../../_parts/first-values'
import { titled } from '../../../../_parts/page-title'
import { Notice } from '../../../../_ui/notice'
import { requirePermission } from '../../../_parts/require-permission'
import { DeskPage } from '../../../_parts/desk-page'
import { Facts } from '../../../_parts/facts'
import { NotHere } from '../../../_parts/not-here'
import { Table } from '../../../_parts/table'
import { sayCount, sayMany } from '../../../_parts/words'
import { importStateWords, reasonWords } from '../../words'
import styles from '../imports.module.css'
import { KeepFresh } from '../keep-fresh'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

const pageSize = 100

export const generateMetadata = titled('A file of subscribers')

export default async function ImportPage({ params, searchParams }: Props) {
  await requirePermission('subscribers.import')
  const [found] = await listImports((await params).id)
  if (found === undefined)
    return <NotHere what="import" back={{ href: '/staff/subscribers/imports', name: 'Files so far' }} />

  const after = Number(firstValues(await searchParams).after ?? 0)
  return (
    <DeskPage heading={found.fileName} intro={`${importStateWords[found.state]}.`}>
      <Outcome found={found} />
      <Facts facts={factsOf(found)} />
      <Rejected
        found={found}
        after={Number.isSafeInteger(after) && after > 0 && after < 2 ** 31 ? after : 0}
      />
      <p>
        <a href="/staff/subscribers/imports">Files so far</a>
      </p>
    </DeskPage>
  )
}

function Outcome({ found: { id, state, problem, added, rejected } }: { found: ImportView }) {
  switch (state) {
    case 'running':
      return <KeepFresh href={`/staff/subscribers/imports/${id}`} />
    case 'stopped':
      return (
        <Notice>
          The import of this file has stopped. What has been imported stays. Send the file again to continue
          from there.
        </Notice>
      )
    case 'failed':
      return <Notice>{problem}</Notice>
    case 'done':
      return (
        <Notice role="status">
          {sayMany(added, 'subscriber')} added
          {rejected > 0 && `; ${sayMany(rejected, 'line')} rejected, each with its reason below`}.
        </Notice>
      )
  }
}

function factsOf(found: ImportView) {
  return [
    ['Lines read', sayCount(found.lines)],
    ['Added', sayCount(found.added)],
    ['Known already', sayCount(found.known)],
    ['Rejected', sayCount(found.rejected)],
    ['Where they agreed', found.source],
    ['Imported by', found.by ?? 'The command line'],
    ['Begun', formatMoment(found.startedAt)],
    ['Finished', found.finishedAt && formatMoment(found.finishedAt)],
  ] as const
}

async function Rejected({ found: { id, rejected }, after }: { found: ImportView; after: number }) {
  if (rejected === 0) return null
  const rows = await listRejections(id, { after, limit: pageSize + 1 })
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return (
    <>
      <h2>Rejected lines</h2>
      <p>
        <a href={`/staff/subscribers/imports/${id}/rejections`}>All of them as CSV</a>
      </p>
      <Table
        caption="Rejected lines"
        columns={['Line', 'Content', 'Reason']}
        rows={shown.map((row) => ({ key: String(row.line), cells: cellsOf(row) }))}
        empty="There are no more."
      />
      <nav className={styles.pages} aria-label="Pages of the report">
        {after > 0 && <a href={`/staff/subscribers/imports/${id}`}>From the beginning</a>}
        {rows.length > pageSize && last !== undefined && (
          <a href={`/staff/subscribers/imports/${id}?after=${last.line}`}>Further lines</a>
        )}
      </nav>
    </>
  )
}

function cellsOf({ line, value, reason }: Rejection) {
  return [sayCount(line), value, reasonWords[reason]]
}
