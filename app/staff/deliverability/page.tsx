import { checkRecords } from '@/lib/deliverability/check-records'
import { currentTime } from '@/lib/clock'
import { listHeldDomains } from '@/lib/desk/deliverability/list-held-domains'
import { listUnreadableEvents } from '@/lib/desk/events/list-unreadable-events'
import { sumByDomain, sumByEdition, sumOtherMail } from '@/lib/desk/deliverability/sum-deliverability'
import { may } from '@/lib/staff/rules'
import { firstValues, type Query } from '../../_parts/first-values'
import { titled } from '../../_parts/page-title'
import { DoneNotice } from '../../_ui/done-notice'
import { LinkButton } from '../../_ui/link-button'
import { requirePermission } from '../_parts/require-permission'
import { DeskPage } from '../_parts/desk-page'
import { ByDomain } from './by-domain'
import { ByEdition, OtherMail } from './by-edition'
import styles from './deliverability.module.css'
import { HeldDomains } from './held-domains'
import { SenderRecords } from './sender-records'
import { Unreadable } from './unreadable'

export const generateMetadata = titled('Deliverability')

const done: Record<string, string> = {
  resumed: 'Its emails are sent again. If the provider still refuses them, they wait again.',
  'not-held': 'That provider is not held any more. The list shows how things are now.',
}

/** What mail providers do with our mail: whom they refuse, what they say, and what our records say about us. */
export default async function DeliverabilityPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { role } = await requirePermission('newsletter.edit')
  const query = firstValues(await searchParams)
  const now = await currentTime()
  const [held, editions, otherMail, unreadable, checks] = await Promise.all([
    listHeldDomains(),
    sumByEdition(),
    sumOtherMail(now),
    listUnreadableEvents(),
    checkRecords(),
  ])
  const chosen = editions.find(({ number }) => String(number) === query.edition) ?? editions[0]
  const domains = chosen === undefined ? [] : await sumByDomain(chosen.number)
  const said = done[query.done ?? '']
  return (
    <DeskPage
      heading="Deliverability"
      intro="What mail providers do with our email, what they say about it, and what the records of our domain say about us."
    >
      {said && <DoneNotice>{said}</DoneNotice>}
      <HeldDomains held={held} mayResume={may(role, 'newsletter.approve')} />
      <ByDomain edition={chosen} editions={editions} domains={domains} />
      <ByEdition editions={editions} />
      <OtherMail kinds={otherMail} />
      <SenderRecords checks={checks} />
      <Unreadable events={unreadable} />
      {may(role, 'subscribers.suppress') && (
        <section aria-labelledby="lift" className={styles.part}>
          <h2 id="lift">Readers who were suppressed by mistake</h2>
          <p>
            If one provider’s error suppressed many readers in a few days, you can remove these suppressions
            together.
          </p>
          <p>
            <LinkButton href="/staff/deliverability/suppressions" look="quiet">
              Remove suppressions by provider and day
            </LinkButton>
          </p>
        </section>
      )}
    </DeskPage>
  )
}
