import { formatMoment } from '@/lib/days'
import { listRefused, listUncertain, type Books, type Trouble } from '@/lib/editions/sending/queries'
import { may } from '@/lib/staff/rules'
import { Table } from '../../_parts/table'
import { sayCount, sayMany } from '../../_parts/words'
import { AskLink, Question } from './question'
import type { StageProps } from './stages/stage-props'
import styles from './stages/stage.module.css'

const limit = 100

/** The readers whom the edition did not reach, or may not have reached, one by one. */
export async function NotReached({ edition, me, query, books }: StageProps & { books: Books }) {
  const [uncertain, refused] = await Promise.all([
    books.uncertain > 0 ? listUncertain(edition.number, { limit }) : [],
    books.refused > 0 ? listRefused(edition.number, { limit }) : [],
  ])
  const mayResend = may(me.role, 'newsletter.approve')
  const mayRead = may(me.role, 'subscribers.read')
  return (
    <>
      {uncertain.length > 0 && (
        <section className={styles.part} aria-labelledby="uncertain">
          <h2 id="uncertain">Uncertain</h2>
          <p>
            The connection broke at the end of {books.uncertain === 1 ? 'this mail' : 'these mails'}, so
            nobody knows whether the mail server took {books.uncertain === 1 ? 'it' : 'them'}. The careful
            choice is to do nothing.
          </p>
          {query.ask === 'resend' && mayResend && (
            <Question
              action="resend"
              edition={edition}
              answer={query}
              heading={`Send it again to ${sayMany(books.uncertain, 'reader')}?`}
              words="Readers who have it already get it twice. The audit log records your name."
              yes="Send it again"
            />
          )}
          {mayResend ? (
            <p>
              <AskLink number={edition.number} ask="resend">
                Send these again
              </AskLink>
            </p>
          ) : (
            <p className={styles.aside}>Only an approver or an administrator can send them again.</p>
          )}
          <List caption="Uncertain mails" people={uncertain} all={books.uncertain} mayRead={mayRead} />
        </section>
      )}
      {refused.length > 0 && (
        <section className={styles.part} aria-labelledby="refused">
          <h2 id="refused">Refused</h2>
          <p>The mail server refused these and gave a reason. They are not tried again.</p>
          <List caption="Refused mails" people={refused} all={books.refused} mayRead={mayRead} />
        </section>
      )}
    </>
  )
}

type ListProps = { caption: string; people: Trouble[]; all: number; mayRead: boolean }

/** Only people who manage subscribers may see who reads us, not everybody who writes editions. */
function List({ caption, people, all, mayRead }: ListProps) {
  if (!mayRead)
    return <p className={styles.aside}>Only approvers and administrators can see whose they are.</p>
  return (
    <>
      <Table
        caption={caption}
        columns={['Reader', 'When', 'What the mail server said']}
        extra={[1]}
        rows={people.map(({ email, at, lastError }, place) => ({
          key: email ?? String(place),
          cells: [email ?? 'A reader who was erased', at === null ? '' : formatMoment(at), lastError ?? ''],
        }))}
        empty=""
      />
      {all > people.length && (
        <p className={styles.aside}>
          The first {sayCount(people.length)} of {sayCount(all)}.
        </p>
      )}
    </>
  )
}
