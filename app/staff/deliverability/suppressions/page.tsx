import { currentTime } from '@/lib/clock'
import { addDays, dayOf, formatDay } from '@/lib/days'
import { showDomain } from '@/lib/addresses/email-address'
import { errorsOf } from '@/lib/form'
import { countBounced, type BouncedReaders } from '@/lib/newsletter/suppression/lift-bounces'
import { bouncedSchema } from '@/lib/newsletter/schema'
import { firstValues, type Query } from '../../../_parts/first-values'
import { titled } from '../../../_parts/page-title'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { DoneNotice } from '../../../_ui/done-notice'
import { LinkButton } from '../../../_ui/link-button'
import { requirePermission } from '../../_parts/require-permission'
import { DeskPage } from '../../_parts/desk-page'
import { ListFilter } from '../../_parts/list-filter'
import { sayMany } from '../../_parts/words'
import styles from '../deliverability.module.css'
import { lift } from './actions'

export const generateMetadata = titled('Remove suppressions')

const here = '/staff/deliverability/suppressions'

/** Removes suppressions that a provider's mistake caused. First it says how many; the button comes after that. */
export default async function SuppressionsPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requirePermission('subscribers.suppress')
  const query = firstValues(await searchParams)
  const today = dayOf(await currentTime())
  const values = { from: addDays(today, -7), to: today, ...query }
  const parsed = query.domain === undefined ? null : bouncedSchema.safeParse(values)
  const errors = parsed?.success === false ? errorsOf(parsed.error) : []
  return (
    <DeskPage
      heading="Remove suppressions"
      intro="For readers of one mail provider whose addresses bounced by mistake, for example while it had a fault. Complaints and decisions of staff stay."
    >
      {query.done !== undefined && /^\d{1,9}$/.test(query.done) && (
        <DoneNotice>
          {sayMany(Number(query.done), 'suppression')} removed. The audit log has your name.
        </DoneNotice>
      )}
      <ListFilter
        list={here}
        label="Find suppressed readers"
        values={values}
        errors={errors}
        first={[
          {
            name: 'domain',
            label: 'Domain of the addresses',
            hint: 'What is after the @, such as example.org',
            maxLength: 255,
          },
        ]}
        more={[
          { name: 'from', label: 'Bounced from', type: 'date' },
          { name: 'to', label: 'Bounced until', type: 'date' },
        ]}
      />
      {parsed?.success === true && <Found readers={parsed.data} />}
      <p>
        <a href="/staff/deliverability">Back to Deliverability</a>
      </p>
    </DeskPage>
  )
}

async function Found({ readers }: { readers: BouncedReaders }) {
  const count = await countBounced(readers)
  const { domain, from, to } = readers
  const days = from === to ? `on ${formatDay(from)}` : `from ${formatDay(from)} to ${formatDay(to)}`
  return (
    <section aria-labelledby="found" className={styles.part}>
      <h2 id="found">
        {count === 0 ? 'No reader' : sayMany(count, 'reader')} at {showDomain(domain)}
      </h2>
      {count === 0 ? (
        <p>No address at this domain is suppressed because it bounced {days}. Try other days.</p>
      ) : (
        <>
          <p>
            Their addresses were suppressed because they bounced {days}. If you remove the suppressions, those
            who had confirmed get the newsletter again. Addresses that bounce again are suppressed again.
          </p>
          <ButtonForm
            action={lift}
            values={{ domain, from, to }}
            button={`Remove ${sayMany(count, 'suppression')}`}
            look="support"
          />
          <p>
            <LinkButton href="/staff/deliverability" look="quiet">
              Leave them as they are
            </LinkButton>
          </p>
        </>
      )}
    </section>
  )
}
