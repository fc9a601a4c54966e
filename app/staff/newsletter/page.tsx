import { currentTime } from '@/lib/clock'
import { formatDay, type Day } from '@/lib/days'
import { findEditionForDesk, listEditionsForDesk, type DeskEdition } from '@/lib/editions/queries'
import { draftHourOf } from '@/lib/editions/rules'
import { comingEditionDay } from '@/lib/newsletter/rules'
import { publication } from '@/lib/publication'
import { firstValues, type Query } from '../../_parts/first-values'
import { titled } from '../../_parts/page-title'
import { LinkButton } from '../../_ui/link-button'
import { requirePermission } from '../_parts/require-permission'
import { DeskPage } from '../_parts/desk-page'
import { Earlier } from './earlier'
import styles from './page.module.css'
import { Standing } from './standing'
import { sayHour } from './words'

export const generateMetadata = titled('Newsletter')

const { name, day, hour } = publication.newsletter
const overStates = ['sent', 'skipped', 'cancelled']

/** What comes next, with the people who have to act on it; then what is over. */
export default async function NewsletterPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requirePermission('newsletter.edit')
  const editions = await listEditionsForDesk()
  const isOver = ({ state }: { state: string }) => overStates.includes(state)
  const coming = await Promise.all(
    editions.filter((edition) => !isOver(edition)).map(({ number }) => findEditionForDesk(number)),
  )
  return (
    <DeskPage
      heading="Newsletter"
      intro={`${name} goes to its readers every ${day} at ${String(hour).padStart(2, '0')}:00 (${publication.timeZone}). Each week a draft is made automatically from the latest stories that have not been in an edition.`}
    >
      {coming.length === 0 && <None dueOn={comingEditionDay(await currentTime())} />}
      {coming
        .filter((edition) => edition !== null)
        .reverse()
        .map((edition) => (
          <Coming key={edition.number} edition={edition} />
        ))}
      <h2>Earlier editions</h2>
      <Earlier editions={editions.filter(isOver)} before={firstValues(await searchParams).before} />
    </DeskPage>
  )
}

/** An edition that is being prepared or sent. */
function Coming({ edition }: { edition: DeskEdition }) {
  const { number, subject } = edition
  return (
    <section className={styles.coming} aria-labelledby={`edition-${number}`}>
      <p className={styles.number}>No. {number}</p>
      <h2 id={`edition-${number}`} className={styles.subject}>
        {subject || 'No subject yet'}
      </h2>
      <Standing edition={edition} />
      <p>
        <LinkButton href={`/staff/newsletter/${number}`}>Open edition {number}</LinkButton>
      </p>
    </section>
  )
}

function None({ dueOn }: { dueOn: Day }) {
  return (
    <p className={styles.none}>
      The next edition is for {formatDay(dueOn)}. Its draft is made on {sayHour(draftHourOf(dueOn))}; you do
      not need to do anything until then.
    </p>
  )
}
