import { findBooks } from '@/lib/editions/sending/queries'
import { may } from '@/lib/staff/rules'
import { Books } from '../books'
import { ActionForm } from '../action-form'
import { EditionText } from '../editor/edition-text'
import { AskLink, CancelQuestion } from '../question'
import type { StageProps } from './stage-props'
import styles from './stage.module.css'

/** An edition that waits for a person: the reason is above; this explains each option. */
export async function HeldStage({ edition, me, query }: StageProps) {
  const mayApprove = may(me.role, 'newsletter.approve')
  const books = edition.audience === null ? null : await findBooks(edition.number)
  return (
    <>
      {mayApprove && query.ask === 'cancel' && <CancelQuestion edition={edition} answer={query} />}
      {mayApprove && query.ask !== 'cancel' && (
        <>
          <div className={styles.editionActions}>
            {edition.reason !== 'bytes_changed' && (
              <ActionForm action="release" edition={edition} look="support">
                Send it now
              </ActionForm>
            )}
            <AskLink number={edition.number} ask="cancel">
              Cancel this edition
            </AskLink>
          </div>
          <p className={styles.aside}>{waysOut(edition)}</p>
        </>
      )}
      {!mayApprove && (
        <p className={styles.aside}>Only an approver or an administrator can decide what to do with it.</p>
      )}
      {books !== null && <Books books={books} />}
      <EditionText edition={edition} />
    </>
  )
}

function waysOut({ reason, audience }: StageProps['edition']): string {
  if (reason === 'bytes_changed')
    return 'Nobody approved this version, so it can only be cancelled. Its stories can be used in another edition.'
  return audience === null
    ? '“Send it now” sends it now, to everybody. If a backup was restored, it may have been sent before: look at the log of the mail server, or ask a reader, first.'
    : '“Send it now” sends it to those who have not received it yet according to the results below. If a backup was restored, the results may be out of date, and some readers may already have it: look at the log of the mail server first.'
}
