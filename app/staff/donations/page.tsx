import { countDonations } from '@/lib/desk/donations/count-donations'
import { listDonations, type DonationPage } from '@/lib/desk/donations/list-donations'
import { filterSchema } from '@/lib/desk/schema'
import { errorsOf, type FieldError } from '@/lib/form'
import { may } from '@/lib/staff/rules'
import { firstValues, type Query } from '../../_parts/first-values'
import { titled } from '../../_parts/page-title'
import { LinkButton } from '../../_ui/link-button'
import { requirePermission } from '../_parts/require-permission'
import { DeskPage } from '../_parts/desk-page'
import { ExportForm } from '../_parts/export-form'
import { sayCount } from '../_parts/words'
import { FilterForm } from './filter-form'
import { DonationTable } from './donation-table'
import styles from '../_parts/list-page.module.css'
import { filterFields, listPath } from './list-path'

export const generateMetadata = titled('Donations')

export default async function DonationsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { role } = await requirePermission('donations.read')
  const values = firstValues(await searchParams)
  const parsed = filterSchema.safeParse(values)
  const errors = parsed.success ? [] : errorsOf(parsed.error)
  return (
    <DeskPage heading="Donations" intro="Every donation and its payments.">
      <p>
        <LinkButton href="/staff/donations/revenue" look="quiet">
          Revenue by month and article
        </LinkButton>{' '}
        {may(role, 'goal.set') && (
          <LinkButton href="/staff/donations/goal" look="quiet">
            The goal
          </LinkButton>
        )}
      </p>
      <FilterForm values={values} errors={errors} />
      {parsed.success ? (
        <Found values={values} filter={parsed.data} mayExport={may(role, 'donations.export')} />
      ) : (
        <NotUnderstood errors={errors} />
      )}
    </DeskPage>
  )
}

type FoundProps = {
  values: Partial<Record<string, string>>
  filter: Parameters<typeof listDonations>[0]
  mayExport: boolean
}

async function Found({ values, filter, mayExport }: FoundProps) {
  const [page, all] = await Promise.all([listDonations(filter), countDonations(filter)])
  return (
    <section className={styles.found} aria-labelledby="found">
      <div className={styles.head}>
        <h2 id="found">{all === 1 ? 'One donation' : `${sayCount(all)} donations`}</h2>
        {mayExport && all > 0 && (
          <ExportForm action="/staff/donations/export" fields={filterFields} values={values} />
        )}
      </div>
      <DonationTable donations={page.donations} />
      <Pages page={page} values={values} />
    </section>
  )
}

function Pages({ page: { older, newer }, values }: { page: DonationPage; values: FoundProps['values'] }) {
  if (older === null && newer === null) return null
  return (
    <nav className={styles.pages} aria-label="Pages of the list">
      {newer !== null && <a href={listPath(values, { before: newer })}>Newer donations</a>}
      {older !== null && <a href={listPath(values, { after: older })}>Older donations</a>}
    </nav>
  )
}

function NotUnderstood({ errors }: { errors: FieldError[] }) {
  return (
    <p role="alert">
      {errors.length === 1 ? 'One field of the search' : 'Some fields of the search'} could not be read, so we
      did not search. Correct what is marked above and press Show again.
    </p>
  )
}
