import { findGuard } from '@/lib/card-testing-guard/queries'
import { currentTime } from '@/lib/clock'
import { dayOf, formatDay } from '@/lib/days'
import { listEditionTroubles } from '@/lib/desk/editions/list-edition-troubles'
import { listHeldNames } from '@/lib/desk/deliverability/list-held-domains'
import { listTroubles } from '@/lib/desk/list-troubles'
import { countUnreadableEvents } from '@/lib/desk/events/list-unreadable-events'
import { isExampleLegal } from '@/lib/legal'
import { may } from '@/lib/staff/rules'
import { firstValues, type Query } from '../_parts/first-values'
import { titled } from '../_parts/page-title'
import { Notice } from '../_ui/notice'
import { requirePermission } from './_parts/require-permission'
import { DeskPage } from './_parts/desk-page'
import { Guard } from './card-testing-guard'
import { Figures } from './figures'
import { Waiting } from './waiting'
import { WaitingEditions } from './waiting-editions'
import { WaitingMail } from './waiting-mail'

export const generateMetadata = titled('Today')

/** First what needs a person, then the paper's figures. Donors are shown only to people who may see them. */
export default async function TodayPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { role } = await requirePermission('today.read')
  const now = await currentTime()
  const { done } = firstValues(await searchParams)
  return (
    <DeskPage heading="Today" intro={`${formatDay(dayOf(now))}.`}>
      {done === 'guard' && <Notice role="status">The guard has been changed.</Notice>}
      {may(role, 'people.manage') && isExampleLegal() && <PublisherMissing />}
      {may(role, 'donations.read') && <Donations now={now} mayOrder={may(role, 'card_guard.set')} />}
      {may(role, 'newsletter.edit') && <WaitingEditions troubles={await listEditionTroubles(now)} />}
      {may(role, 'newsletter.edit') && (
        <WaitingMail held={await listHeldNames()} unreadable={await countUnreadableEvents()} />
      )}
      <h2 id="figures">Overview</h2>
      <Figures now={now} />
    </DeskPage>
  )
}

/** Readers and donors see the publisher on every page and in every mail, so example values must not stay. */
function PublisherMissing() {
  return (
    <Notice>
      The publisher’s name, address and registration are still examples. Somebody who can change the code puts
      the real ones into <code>lib/publication.ts</code>, under <code>legal</code>.
    </Notice>
  )
}

async function Donations({ now, mayOrder }: { now: Date; mayOrder: boolean }) {
  const [troubles, guard] = await Promise.all([listTroubles(now), findGuard(now)])
  return (
    <>
      <Waiting troubles={troubles} guard={guard} now={now} />
      <Guard guard={guard} mayOrder={mayOrder} />
    </>
  )
}
