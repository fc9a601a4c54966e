import type { Metadata } from 'next'
import { findBreaker } from '@/lib/breaker/queries'
import { currentTime } from '@/lib/clock'
import { dayOf, formatDay } from '@/lib/days'
import { listEditionTroubles } from '@/lib/desk/list-edition-troubles'
import { listTroubles } from '@/lib/desk/list-troubles'
import { may } from '@/lib/staff/rules'
import { firstValues, type Query } from '../_parts/first-values'
import { pageTitle } from '../_parts/page-title'
import { Notice } from '../_ui/notice'
import { admit } from './_parts/admit'
import { DeskPage } from './_parts/desk-page'
import { Breaker } from './breaker'
import { Figures } from './figures'
import { Waiting } from './waiting'
import { WaitingEditions } from './waiting-editions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle('Today') }
}

/** First what needs a person, then the paper's figures. Donors are shown only to people who may see them. */
export default async function TodayPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { role } = await admit('today.read')
  const now = await currentTime()
  const { done } = firstValues(await searchParams)
  return (
    <DeskPage heading="Today" intro={`${formatDay(dayOf(now))}.`}>
      {done === 'guard' && <Notice role="status">The guard is set.</Notice>}
      {may(role, 'donations.read') && <Donations now={now} mayOrder={may(role, 'breaker.set')} />}
      {may(role, 'newsletter.edit') && <WaitingEditions troubles={await listEditionTroubles(now)} />}
      <h2 id="figures">How the paper stands</h2>
      <Figures now={now} />
    </DeskPage>
  )
}

async function Donations({ now, mayOrder }: { now: Date; mayOrder: boolean }) {
  const [troubles, breaker] = await Promise.all([listTroubles(now), findBreaker(now)])
  return (
    <>
      <Waiting troubles={troubles} breaker={breaker} now={now} />
      <Breaker breaker={breaker} mayOrder={mayOrder} />
    </>
  )
}
