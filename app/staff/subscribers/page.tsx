import { currentTime } from '@/lib/clock'
import { dayOf, formatShortDate } from '@/lib/days'
import { countMatchingSubscribers } from '@/lib/desk/subscribers/count-matching-subscribers'
import {
  listSubscribers,
  type SubscriberPage,
  type SubscriberRow,
} from '@/lib/desk/subscribers/list-subscribers'
import { subscriberFilterSchema, type SubscriberFilter } from '@/lib/desk/schema'
import { showAddressToStaff } from '@/lib/addresses/email-address'
import { errorsOf } from '@/lib/form'
import { may, type Role } from '@/lib/staff/rules'
import { firstValues, type Query } from '../../_parts/first-values'
import { titled } from '../../_parts/page-title'
import { LinkButton } from '../../_ui/link-button'
import { Notice } from '../../_ui/notice'
import { requirePermission } from '../_parts/require-permission'
import { DeskPage } from '../_parts/desk-page'
import { ExportForm } from '../_parts/export-form'
import { Table } from '../_parts/table'
import { sayMany } from '../_parts/words'
import list from '../_parts/list-page.module.css'
import styles from './page.module.css'
import { FilterForm } from './filter-form'
import { SelectionForm, SelectionOutcome } from './selection-form'
import { filterFields, listPath } from './list-path'
import { sayStanding } from './words'

export const generateMetadata = titled('Subscribers')

export default async function SubscribersPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { role } = await requirePermission('subscribers.read')
  const values = firstValues(await searchParams)
  const parsed = subscriberFilterSchema.safeParse(values)
  const errors = parsed.success ? [] : errorsOf(parsed.error)
  return (
    <DeskPage heading="Subscribers" intro="Everybody who signed up for the weekly newsletter, and how.">
      {values.done === 'erased' && (
        <Notice role="status">That reader has been erased, with everything recorded about them.</Notice>
      )}
      <SelectionOutcome values={values} />
      {may(role, 'subscribers.import') && (
        <p className={styles.links}>
          <LinkButton href="/staff/subscribers/imports" look="quiet">
            Import subscribers from a file
          </LinkButton>
          <LinkButton href="/staff/subscribers/new" look="quiet">
            Add one subscriber
          </LinkButton>
        </p>
      )}
      <FilterForm values={values} errors={errors} />
      {parsed.success ? (
        <Found values={values} filter={parsed.data} role={role} />
      ) : (
        <p role="alert">
          A date of the search could not be read, so we did not search. Correct what is marked above and press
          Show again.
        </p>
      )}
    </DeskPage>
  )
}

type Values = Partial<Record<string, string>>
type FoundProps = { values: Values; filter: SubscriberFilter; role: Role }

async function Found({ values, filter, role }: FoundProps) {
  const now = await currentTime()
  const [page, all] = await Promise.all([listSubscribers(filter, now), countMatchingSubscribers(filter, now)])
  return (
    <section className={list.found} aria-labelledby="found">
      <div className={list.head}>
        <h2 id="found">{all === 1 ? 'One subscriber' : sayMany(all, 'subscriber')}</h2>
        {may(role, 'subscribers.export') && all > 0 && (
          <ExportForm action="/staff/subscribers/export" fields={filterFields} values={values} />
        )}
      </div>
      {filter.standing === 'suppressed' && (
        <p>
          This is the suppression list. The export can be imported again, here or elsewhere. Addresses that
          were erased are on it as a keyed hash only, and cannot be exported.
        </p>
      )}
      <SelectionForm values={values} role={role} ids={page.subscribers.map(({ id }) => id)} all={all}>
        <Table
          caption="Subscribers, newest first"
          columns={['Address', 'Status', 'Asked', 'Name and tags', 'Came by']}
          extra={[2, 3, 4]}
          rows={page.subscribers.map((row) => ({
            key: row.id,
            cells: cellsOf(row, { today: dayOf(now), role }),
          }))}
          empty="No subscriber matches. Try less of the address, or another state."
        />
      </SelectionForm>
      <Pages page={page} values={values} />
    </section>
  )
}

function cellsOf(row: SubscriberRow, { today, role }: { today: string; role: Role }) {
  const isPaused = row.pausedUntil !== null && row.pausedUntil.toISOString().slice(0, 10) > today
  const address = showAddressToStaff(row.email)
  return [
    <span key="address" className={styles.row}>
      {may(role, 'subscribers.edit') && (
        <input type="checkbox" name="id" value={row.id} aria-label={`Select ${address}`} />
      )}
      <a href={`/staff/subscribers/${row.id}`}>{address}</a>
    </span>,
    <span key="standing" className={styles.standing}>
      {sayStanding(row, isPaused)}
    </span>,
    formatShortDate(row.requestedAt),
    [row.name, row.tags.join(', ')].filter(Boolean).join(' · '),
    row.source ?? 'Signed up',
  ]
}

function Pages({ page: { older, newer }, values }: { page: SubscriberPage; values: Values }) {
  if (older === null && newer === null) return null
  return (
    <nav className={list.pages} aria-label="Pages of the list">
      {newer !== null && <a href={listPath(values, { before: newer })}>Newer subscribers</a>}
      {older !== null && <a href={listPath(values, { after: older })}>Older subscribers</a>}
    </nav>
  )
}
