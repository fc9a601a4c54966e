import { formatMoment } from '@/lib/days'
import { listFailedEvents } from '@/lib/desk/events/list-failed-events'
import { listQuarantinedEvents, type QuarantinedEvent } from '@/lib/desk/events/list-quarantined-events'
import { may } from '@/lib/staff/rules'
import { firstValues, type Query } from '../../_parts/first-values'
import { titled } from '../../_parts/page-title'
import forms from '../../_ui/forms/form.module.css'
import { Field } from '../../_ui/forms/fields/field'
import { Notice } from '../../_ui/notice'
import { ButtonForm } from '../../_ui/forms/button-form'
import { SubmitButton } from '../../_ui/forms/submit-button'
import { requirePermission } from '../_parts/require-permission'
import { DeskPage } from '../_parts/desk-page'
import { Table } from '../_parts/table'
import { replay } from './actions'

export const generateMetadata = titled('Messages that failed')

/** The outcome of a replay. */
const outcomes: Record<string, string> = {
  done: 'The message has been processed.',
  ignored: 'The message was read again. It is not about any of our donations.',
  failed: 'The message failed again; the list shows the reason.',
  forgotten:
    'The message was processed more than a month ago and its contents were erased, so it cannot be processed again.',
  unknown: 'There is no message with this id.',
}

export default async function EventsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { role } = await requirePermission('donations.read')
  const outcome = outcomes[firstValues(await searchParams).outcome ?? '']
  const [events, mayReplay] = [await listFailedEvents(), may(role, 'events.replay')]
  return (
    <DeskPage
      heading="Messages that failed"
      intro="Whenever something happens to a donation, the payment company sends us a message. Messages that could not be processed are tried again automatically, and are listed here until they succeed."
    >
      {outcome && <Notice role="status">{outcome}</Notice>}
      <Table
        caption="Messages that failed"
        columns={[
          'Came',
          'What it says',
          'Tried',
          'What went wrong',
          ...(mayReplay ? ['Process it again'] : []),
        ]}
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
        empty="There are no failed messages."
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
        They contain something that our database cannot store, and are kept separately for a month. Look each
        one up by its ID in Stripe’s dashboard. The donation itself is read from Stripe every hour.
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
      button="Process it again"
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
          hint="It begins with evt_. It is safe to process a message twice."
          name="event"
          required
          autoComplete="off"
          maxLength={255}
        />
        <SubmitButton>Process it again</SubmitButton>
      </form>
    </>
  )
}
