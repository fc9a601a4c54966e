import { formatMoment } from '@/lib/days'
import { listFailedEvents } from '@/lib/desk/list-failed-events'
import { listQuarantinedEvents, type QuarantinedEvent } from '@/lib/desk/list-quarantined-events'
import { may } from '@/lib/staff/rules'
import { firstValues, type Query } from '../../_parts/first-values'
import { titled } from '../../_parts/page-title'
import forms from '../../_ui/form.module.css'
import { Field } from '../../_ui/field'
import { Notice } from '../../_ui/notice'
import { ButtonForm } from '../../_ui/button-form'
import { SubmitButton } from '../../_ui/submit-button'
import { requirePermission } from '../_parts/require-permission'
import { DeskPage } from '../_parts/desk-page'
import { Table } from '../_parts/table'
import { replay } from './actions'

export const generateMetadata = titled('Messages that went wrong')

/** The outcome of a replay. */
const outcomes: Record<string, string> = {
  done: 'It is dealt with.',
  ignored: 'It was read again, and concerns no donation of ours.',
  failed: 'It went wrong again; the reason stands in the list.',
  forgotten: 'It was dealt with more than a month ago and is emptied: there is nothing left to do again.',
  unknown: 'There is no message with this id.',
}

export default async function EventsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { role } = await requirePermission('donations.read')
  const outcome = outcomes[firstValues(await searchParams).outcome ?? '']
  const [events, mayReplay] = [await listFailedEvents(), may(role, 'events.replay')]
  return (
    <DeskPage
      heading="Messages that went wrong"
      intro="Whenever something happens to a donation, the payment company sends us a message. Those that could not be dealt with are tried again by themselves, and stand here until they are."
    >
      {outcome && <Notice role="status">{outcome}</Notice>}
      <Table
        caption="Messages that went wrong"
        columns={['Came', 'What it says', 'Tried', 'What went wrong', ...(mayReplay ? ['Do it again'] : [])]}
        figures={[2]}
        rows={events.map(({ id, type, receivedAt, attempts, lastError }) => ({
          key: id,
          cells: [
            formatMoment(receivedAt),
            <span key="what">
              {type} <code>{id}</code>
            </span>,
            attempts,
            lastError,
            ...(mayReplay ? [<ReplayForm key="replay" id={id} />] : []),
          ],
        }))}
        empty="Nothing is left undone."
      />
      <Quarantined events={await listQuarantinedEvents()} />
      {mayReplay && <AnyEventForm />}
    </DeskPage>
  )
}

/** Empty for most papers, most of the time. */
function Quarantined({ events }: { events: QuarantinedEvent[] }) {
  if (events.length === 0) return null
  return (
    <>
      <h2 id="unreadable">Messages that could not be stored</h2>
      <p>
        They hold something that our database cannot keep, and are kept aside for a month. Look each up by its
        id in Stripe’s dashboard. What became of the donation itself is read from Stripe every hour.
      </p>
      <Table
        caption="Messages that could not be stored"
        columns={['Came', 'What it says', 'Reason']}
        figures={[]}
        rows={events.map(({ digest, eventId, type, reason, receivedAt }) => ({
          key: digest,
          cells: [
            formatMoment(receivedAt),
            <span key="what">
              {type} <code>{eventId}</code>
            </span>,
            reason,
          ],
        }))}
        empty="None."
      />
    </>
  )
}

function ReplayForm({ id }: { id: string }) {
  return (
    <ButtonForm
      action={replay}
      label={`Message ${id}`}
      values={{ event: id }}
      look="quiet"
      button="Do it again"
    />
  )
}

/** Any event may be replayed: it has the same effect as a second delivery. */
function AnyEventForm() {
  return (
    <>
      <h2>Another message</h2>
      <form className={forms.narrow} action={replay} aria-label="Another message">
        <Field
          id="event"
          label="Its id at Stripe"
          hint="It begins with evt_. Doing a message twice is harmless."
          name="event"
          required
          autoComplete="off"
          maxLength={255}
        />
        <SubmitButton>Do it again</SubmitButton>
      </form>
    </>
  )
}
