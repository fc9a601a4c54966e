import { formatMoment } from '@/lib/days'
import { errorsOf } from '@/lib/form'
import { listAuditEntries, type AuditView } from '@/lib/staff/queries'
import { auditFilterSchema, type AuditFilter } from '@/lib/staff/schema'
import { path } from '@/lib/urls'
import { firstValues, type Query } from '../../_parts/first-values'
import { titled } from '../../_parts/page-title'
import { requirePermission } from '../_parts/require-permission'
import { DeskPage } from '../_parts/desk-page'
import { Table } from '../_parts/table'
import { FilterForm } from './filter-form'
import { sayAction } from './say-action'

export const generateMetadata = titled('Audit log')

export default async function AuditPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requirePermission('audit.read')
  const values = firstValues(await searchParams)
  const parsed = auditFilterSchema.safeParse(values)
  return (
    <DeskPage
      heading="Audit log"
      intro="Who did what at the desk, and when. Entries are never changed or removed."
    >
      <FilterForm values={values} errors={parsed.success ? [] : errorsOf(parsed.error)} />
      {parsed.success ? (
        <Found filter={parsed.data} values={values} />
      ) : (
        <p role="alert">
          Something in the search could not be read, so we did not search. Correct what is marked above and
          press Show again.
        </p>
      )}
    </DeskPage>
  )
}

type Values = Partial<Record<string, string>>

async function Found({ filter, values }: { filter: AuditFilter; values: Values }) {
  const { entries, hasOlder } = await listAuditEntries(filter)
  const last = entries.at(-1)
  return (
    <>
      <Table
        caption="Entries, the newest first"
        columns={['When', 'Who', 'What', 'To what', 'Details']}
        rows={entries.map((entry) => ({ key: String(entry.id), cells: cellsOf(entry) }))}
        empty={sayEmpty(filter)}
      />
      <p>
        {filter.before !== undefined && <a href={listPath(values)}>Newest entries</a>}
        {filter.before !== undefined && hasOlder && ' · '}
        {hasOlder && last !== undefined && <a href={listPath(values, String(last.id))}>Older entries</a>}
      </p>
    </>
  )
}

function listPath({ who, action, from, until }: Values, before?: string): string {
  const asked = Object.entries({ who, action, from, until, before }).filter(([, value]) => value)
  return path('/staff/audit', Object.fromEntries(asked))
}

function sayEmpty({ before, who, action, from, until }: AuditFilter): string {
  const isNarrowed = [who, action, from, until].some((value) => value !== undefined)
  if (isNarrowed) return 'No entry matches. Try another person, another action or more days.'
  return before === undefined ? 'There are no entries yet.' : 'There is nothing older.'
}

function cellsOf({ at, who, action, subject, details }: AuditView) {
  const facts = Object.entries(details).map(([name, value]) => `${name}: ${wordOf(value)}`)
  return [formatMoment(at), who ?? 'The system', sayAction(action), subject, facts.join('; ')]
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
