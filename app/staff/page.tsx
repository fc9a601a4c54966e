import type { Metadata } from 'next'
import { currentTime } from '@/lib/clock'
import { dayOf, formatDay } from '@/lib/days'
import { listTroubles } from '@/lib/desk/list-troubles'
import { may } from '@/lib/staff/rules'
import { pageTitle } from '../(site)/_parts/page-title'
import { admit } from './_parts/admit'
import { DeskPage } from './_parts/desk-page'
import { Figures } from './figures'
import { Waiting } from './waiting'

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle('Today') }
}

/** What needs a person first, then how the paper stands. */
export default async function TodayPage() {
  const { role } = await admit('today.read')
  const now = await currentTime()
  const seesDonors = may(role, 'donations.read')
  return (
    <DeskPage heading="Today" intro={`${formatDay(dayOf(now))}.`}>
      {seesDonors && <Waiting troubles={await listTroubles(now)} now={now} />}
      <h2 id="figures">How the paper stands</h2>
      <Figures now={now} />
    </DeskPage>
  )
}
