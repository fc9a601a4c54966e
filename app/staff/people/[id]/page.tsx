import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { formatDate, formatMoment } from '@/lib/days'
import type { FieldError } from '@/lib/form'
import { showAddressToStaff } from '@/lib/addresses/email-address'
import { findPerson, type Person } from '@/lib/staff/queries'
import { roleWords, staffRoles } from '@/lib/staff/rules'
import { personIdSchema } from '@/lib/staff/schema'
import { firstValues, type Query } from '../../../_parts/first-values'
import { pageTitle } from '../../../_parts/page-title'
import forms from '../../../_ui/forms/form.module.css'
import { ChoiceGroup, Choices } from '../../../_ui/forms/fields/choices'
import { ErrorSummary } from '../../../_ui/forms/messages/error-summary'
import { Notice } from '../../../_ui/notice'
import { SubmitButton } from '../../../_ui/forms/submit-button'
import { requirePermission } from '../../_parts/require-permission'
import { DeskPage } from '../../_parts/desk-page'
import { giveRole, remove, resetFactor } from '../actions'
import { Sure } from '../sure'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

const done: Record<string, string> = {
  role: 'The role is changed. That person is signed out everywhere and has to sign in again.',
  reset: 'The second factor is reset. That person is signed out everywhere, and has to set up a new one.',
}

const problems: Record<string, FieldError> = {
  role: { field: 'role', message: 'Choose a role.' },
  remove: { field: 'sure-remove', message: 'Tick that you are sure to remove this person.' },
  reset: { field: 'sure-reset', message: 'Tick that you are sure to reset the second factor.' },
  'last-administrator': {
    field: '',
    message: 'This is the last administrator. Make somebody else one first, or nobody could open this page.',
  },
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { problem } = firstValues(await searchParams)
  const title = await pageTitle('Person at the desk')
  return { title: problem === undefined ? title : `Error: ${title}` }
}

export default async function PersonPage({ params, searchParams }: Props) {
  const me = await requirePermission('people.manage')
  const id = personIdSchema.parse((await params).id)
  const person = id === null ? null : await findPerson(id)
  if (person === null) redirect('/staff/people')

  const query = firstValues(await searchParams)
  const [said, problem] = [done[query.done ?? ''], problems[query.problem ?? '']]
  return (
    <DeskPage heading={showAddressToStaff(person.email)} intro={<Facts person={person} />}>
      {said && <Notice role="status">{said}</Notice>}
      <ErrorSummary
        heading="Nothing was changed"
        errors={problem ? [problem] : []}
        fieldIds=""
        answer={query}
      />
      <RoleForm person={person} />
      <h2>Reset the second factor</h2>
      <p>
        For somebody who has lost the phone and the recovery codes. They set up a new one at their next
        sign-in.
      </p>
      <form action={resetFactor} className={forms.narrow} aria-label="Reset the second factor">
        <input type="hidden" name="userId" value={person.id} />
        <Sure id="sure-reset">Yes, reset it and sign this person out everywhere</Sure>
        <SubmitButton look="quiet">Reset the second factor</SubmitButton>
      </form>
      <h2>Remove from the desk</h2>
      <p>
        The account stays, with its newsletter, donations and reminders; but it can no longer open the desk.
        {person.id === me.id && ' This is you: you could not come back by yourself.'}
      </p>
      <form action={remove} className={forms.narrow} aria-label="Remove from the desk">
        <input type="hidden" name="userId" value={person.id} />
        <Sure id="sure-remove">Yes, remove {showAddressToStaff(person.email)}</Sure>
        <SubmitButton look="support">Remove from the desk</SubmitButton>
      </form>
    </DeskPage>
  )
}

function Facts({ person: { role, since, secondFactorOn, lastSeenAt } }: { person: Person }) {
  return (
    <>
      {roleWords[role].name}. Account since {formatDate(since)}; second factor{' '}
      {secondFactorOn === null ? 'not set up' : `since ${formatDate(secondFactorOn)}`};{' '}
      {lastSeenAt === null ? 'signed out' : `last seen ${formatMoment(lastSeenAt)}`}.
    </>
  )
}

function RoleForm({ person }: { person: Person }) {
  return (
    <form action={giveRole} className={forms.narrow} aria-label="Role">
      <input type="hidden" name="userId" value={person.id} />
      <ChoiceGroup
        id="role"
        legend="Role"
        hint="A new role signs the person out everywhere, so that it applies at once."
      >
        <Choices
          idPrefix="role"
          name="role"
          layout="stack"
          options={staffRoles.map((role) => ({
            value: role,
            label: roleWords[role].name,
            note: roleWords[role].may,
          }))}
          chosen={person.role}
        />
      </ChoiceGroup>
      <SubmitButton>Change the role</SubmitButton>
    </form>
  )
}
