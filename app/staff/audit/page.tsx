import type { Metadata } from 'next'
import { formatMoment } from '@/lib/days'
import { listAuditEntries, type AuditView } from '@/lib/staff/queries'
import { auditPageSchema } from '@/lib/staff/schema'
import { path } from '@/lib/urls'
import { firstValues, type Query } from '../../(site)/_parts/first-values'
import { pageTitle } from '../../(site)/_parts/page-title'
import { admit } from '../_parts/admit'
import { DeskPage } from '../_parts/desk-page'
import { Table } from '../_parts/table'
import { sayAction } from './say-action'

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle('Audit log') }
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<Query> }) {
  await admit('audit.read')
  const { before } = auditPageSchema.parse(firstValues(await searchParams))
  const { entries, hasOlder } = await listAuditEntries(before)
  const last = entries.at(-1)
  return (
    <DeskPage
      heading="Audit log"
      intro="Who did what at the desk, and when. Nothing here is ever changed or taken out."
    >
      <Table
        caption="Entries, the newest first"
        columns={['When', 'Who', 'What', 'To what', 'Details']}
        rows={entries.map((entry) => ({ key: String(entry.id), cells: cellsOf(entry) }))}
        empty={before === undefined ? 'Nothing was done yet.' : 'There is nothing older.'}
      />
      <p>
        {before !== undefined && <a href="/staff/audit">Newest entries</a>}
        {before !== undefined && hasOlder && ' · '}
        {hasOlder && last !== undefined && (
          <a href={path('/staff/audit', { before: String(last.id) })}>Older entries</a>
        )}
      </p>
    </DeskPage>
  )
}

function cellsOf({ at, who, action, subject, details }: AuditView) {
  const facts = Object.entries(details).map(([name, value]) => `${name}: ${wordOf(value)}`)
  return [formatMoment(at), who ?? 'The system', sayAction(action), subject, facts.join('; ')]
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
