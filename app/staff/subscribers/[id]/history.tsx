import { formatMoment } from '@/lib/days'
import type { SubscriberStory } from '@/lib/desk/subscribers/find-subscriber'
import { Table } from '../../_parts/table'
import { sayAction } from '../../audit/say-action'

const consentWords: Record<SubscriberStory['consents'][number]['kind'], string> = {
  asked: 'Asked for it',
  mailed: 'Was mailed the link to confirm',
  confirmed: 'Confirmed',
  withdrawn: 'Left',
  imported: 'Was imported from a file',
  recorded: 'Was recorded from a file',
  suppressed: 'Was suppressed',
}

const outcomeWords: Record<string, string> = {
  waiting: 'Waits',
  sending: 'Is being sent',
  sent: 'Sent',
  refused: 'Refused by the mail server',
  suppressed: 'Not sent: suppressed',
  left: 'Not sent: left or paused meanwhile',
  cancelled: 'Not sent: cancelled',
  uncertain: 'Not known whether it arrived',
}

const eventWords: Record<SubscriberStory['events'][number]['kind'], string> = {
  hard_bounce: 'Hard bounce',
  soft_bounce: 'Soft bounce',
  policy_block: 'Refused for a reason about us, not about the address',
  complaint: 'Marked as spam by the reader',
  left: 'The reader asked by email to unsubscribe',
}

/** The reader's consent history, and the editions that they were sent. */
export function History({ story }: { story: SubscriberStory }) {
  return (
    <>
      <h2>Consent</h2>
      <Table
        caption="How consent came about"
        columns={['When', 'What', 'Where', 'Words agreed to']}
        rows={story.consents.map((event) => ({
          key: String(event.id),
          cells: [
            formatMoment(event.at),
            consentWords[event.kind],
            sayWhere(event),
            event.wording === null ? '' : sayWording(event),
          ],
        }))}
        empty="Nothing is recorded."
      />
      <h2>Editions</h2>
      <Table
        caption="The latest editions for this reader"
        columns={['Edition', 'Result', 'When', 'What the mail server said']}
        extra={[3]}
        rows={story.deliveries.map(({ number, subject, state, outcomeAt, lastError }) => ({
          key: String(number),
          cells: [
            `${number}: ${subject}`,
            outcomeWords[state] ?? state,
            outcomeAt === null ? '' : formatMoment(outcomeAt),
            lastError ?? '',
          ],
        }))}
        empty="None of the latest editions was for this reader."
      />
      <Changes story={story} />
      <Events story={story} />
      <AtTheDesk story={story} />
    </>
  )
}

/** Where they agreed, and what a file said of how and when; the network is kept as evidence. */
function sayWhere({
  source,
  page,
  agreedBy,
  agreedAt,
  ipPrefix,
}: SubscriberStory['consents'][number]): string {
  const there = [agreedBy && `by ${agreedBy}`, agreedAt && `on ${formatMoment(agreedAt)}`].filter(Boolean)
  const agreed = there.length === 0 ? '' : ` (agreed there ${there.join(' ')})`
  const network = ipPrefix === null ? '' : ` from ${ipPrefix}`
  return `${source ?? page ?? ''}${agreed}${network}`
}

function sayWording({ wording, wordingVersion, policyVersion }: SubscriberStory['consents'][number]): string {
  const policy = policyVersion === null ? '' : `, privacy policy ${policyVersion}`
  return `${wording} (${wordingVersion ?? 'no version'}${policy})`
}

function Changes({ story: { addressChanges } }: { story: SubscriberStory }) {
  if (addressChanges.length === 0) return null
  const moment = (at: Date | null) => (at === null ? 'Not yet' : formatMoment(at))
  return (
    <>
      <h2>Changes of address</h2>
      <Table
        caption="Changes of address"
        columns={['Asked', 'From', 'To', 'Old mailbox said yes', 'New mailbox said yes', 'Done']}
        rows={addressChanges.map((change) => ({
          key: String(change.number),
          cells: [
            formatMoment(change.askedAt),
            change.oldEmail,
            change.newEmail,
            moment(change.oldConfirmedAt),
            moment(change.newConfirmedAt),
            moment(change.doneAt),
          ],
        }))}
        empty=""
      />
    </>
  )
}

function Events({ story: { events } }: { story: SubscriberStory }) {
  if (events.length === 0) return null
  return (
    <>
      <h2>What mail providers told us</h2>
      <Table
        caption="What mail providers told us"
        columns={['When', 'What', 'Edition', 'In their words']}
        rows={events.map(({ id, kind, editionNumber, detail, at }) => ({
          key: id,
          cells: [formatMoment(at), eventWords[kind], editionNumber ?? '', detail ?? ''],
        }))}
        empty=""
      />
    </>
  )
}

function AtTheDesk({ story: { entries } }: { story: SubscriberStory }) {
  if (entries.length === 0) return null
  return (
    <>
      <h2>What was done at the desk</h2>
      <Table
        caption="What was done at the desk"
        columns={['When', 'Who', 'What']}
        rows={entries.map(({ id, at, by, action, details }) => ({
          key: id,
          cells: [
            formatMoment(at),
            by ?? 'Somebody who has left',
            typeof details.reason === 'string'
              ? `${sayAction(action)}: ${details.reason}`
              : sayAction(action),
          ],
        }))}
        empty=""
      />
    </>
  )
}
