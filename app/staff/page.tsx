import { findGuard } from '@/lib/card-testing-guard/queries'
import { currentTime } from '@/lib/clock'
import { dayOf, formatDay } from '@/lib/days'
import { listEditionTroubles } from '@/lib/desk/list-edition-troubles'
import { listHeldNames } from '@/lib/desk/list-held-domains'
import { listTroubles } from '@/lib/desk/list-troubles'
import { countUnreadableEvents } from '@/lib/desk/list-unreadable-events'
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

async function Donations({ now, mayOrder }: { now: Date; mayOrder: boolean }) {
  const [troubles, guard] = await Promise.all([listTroubles(now), findGuard(now)])
  return (
    <>
      <Waiting troubles={troubles} guard={guard} now={now} />
      <Guard guard={guard} mayOrder={mayOrder} />
    </>
  )
}
