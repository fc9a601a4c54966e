import { formatMoment } from '@/lib/days'
import type { DonorStory } from '@/lib/desk/donations/find-donor'
import { Table } from '../../../_parts/table'

const states = {
  unconfirmed: 'Signed up, and has not confirmed yet.',
  confirmed: 'Subscribed.',
  unsubscribed: 'Has left.',
} as const

const entries = {
  asked: 'Asked for it',
  mailed: 'Was mailed the link to confirm',
  confirmed: 'Confirmed',
  withdrawn: 'Left',
  imported: 'Was imported from a file',
  recorded: 'Was recorded from a file',
  suppressed: 'Was suppressed: emails bounced or there was a complaint',
} as const

/** Whether this reader has the newsletter, and the history of their consent. */
export function Newsletter({ subscriber }: Pick<DonorStory, 'subscriber'>) {
  return (
    <>
      <h2>The newsletter</h2>
      {subscriber === null ? (
        <p>Has never signed up.</p>
      ) : (
        <>
          <p>{states[subscriber.state]}</p>
          <Table
            caption="Consent to the newsletter"
            columns={['When', 'What', 'On the page', 'Words agreed to']}
            extra={[2, 3]}
            rows={subscriber.consents.map(({ id, at, kind, page, wording, wordingVersion }) => ({
              key: String(id),
              cells: [
                formatMoment(at),
                entries[kind],
                page ?? '',
                wording === null ? '' : `${wording} (${wordingVersion ?? 'no version'})`,
              ],
            }))}
            empty="Nothing is recorded."
          />
        </>
      )}
    </>
  )
}
