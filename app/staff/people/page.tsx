import { currentTime } from '@/lib/clock'
import { formatDate, formatMoment } from '@/lib/days'
import { showAddressToStaff } from '@/lib/addresses/email-address'
import { listInvitations, listPeople, type Invitation, type Person } from '@/lib/staff/queries'
import { roleWords } from '@/lib/staff/rules'
import { firstValues, type Query } from '../../_parts/first-values'
import { titled } from '../../_parts/page-title'
import { DoneNotice } from '../../_ui/done-notice'
import { SubmitButton } from '../../_ui/forms/submit-button'
import { requirePermission } from '../_parts/require-permission'
import { DeskPage } from '../_parts/desk-page'
import { Table } from '../_parts/table'
import { withdraw } from './actions'
import { InviteForm } from './invite-form'

export const generateMetadata = titled('People')

const done: Record<string, string> = {
  invited: 'The invitation is on its way.',
  withdrawn: 'The invitation is withdrawn.',
  removed: 'That person no longer works at the desk, and is signed out everywhere.',
}

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Query> }) {
  const me = await requirePermission('people.manage')
  const said = done[firstValues(await searchParams).done ?? '']
  const people = await listPeople()
  const invitations = await listInvitations(await currentTime())
  return (
    <DeskPage heading="People" intro="Who works at the desk, and what each of them may do there.">
      {said && <DoneNotice>{said}</DoneNotice>}
      <Table
        caption="People at the desk"
        columns={['Address', 'Role', 'Second factor', 'Last seen']}
        rows={people.map((person) => ({ key: person.id, cells: cellsOf(person, me.id) }))}
        empty="Nobody works here yet."
      />
      <h2>Open invitations</h2>
      <Table
        caption="Open invitations"
        columns={['Address', 'Role', 'Invited', 'Ends', 'Withdraw']}
        rows={invitations.map((invitation) => ({
          key: invitation.email,
          cells: invitationCells(invitation),
        }))}
        empty="Nobody is invited at the moment."
      />
      <h2 id="invite">Invite somebody</h2>
      <InviteForm />
    </DeskPage>
  )
}

function cellsOf({ id, email, role, secondFactorOn, lastSeenAt }: Person, myId: string) {
  return [
    <a key="address" href={`/staff/people/${id}`}>
      {showAddressToStaff(email)}
      {id === myId && ' (you)'}
    </a>,
    roleWords[role].name,
    secondFactorOn === null ? 'Not set up' : `Since ${formatDate(secondFactorOn)}`,
    lastSeenAt === null ? 'Signed out' : formatMoment(lastSeenAt),
  ]
}

function invitationCells({ email, role, invitedAt, expiresAt }: Invitation) {
  return [
    email,
    roleWords[role].name,
    formatDate(invitedAt),
    formatDate(expiresAt),
    <form key="withdraw" action={withdraw} aria-label={`Invitation of ${email}`}>
      <input type="hidden" name="email" value={email} />
      <SubmitButton look="quiet">Withdraw</SubmitButton>
    </form>,
  ]
}
