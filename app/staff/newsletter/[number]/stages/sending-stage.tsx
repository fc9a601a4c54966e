import { findProgress } from '@/lib/editions/sending/queries'
import { may } from '@/lib/staff/rules'
import { Books } from '../books'
import { Clicks } from '../clicks'
import { ActionForm } from '../action-form'
import { EditionText } from '../editor/edition-text'
import { NotReached } from '../not-reached'
import { Progress } from '../progress'
import { AskLink, CancelQuestion } from '../question'
import type { StageProps } from './stage-props'
import styles from './stage.module.css'

/** An edition that is being sent or was paused. */
export async function SendingStage(props: StageProps) {
  const { edition, me, query } = props
  const progress = await findProgress(edition.number)
  const mayApprove = may(me.role, 'newsletter.approve')
  const isMoving = edition.state === 'sending'
  return (
    <>
      <Progress
        progress={progress}
        isMoving={isMoving}
        isStill={query.still !== undefined || query.ask !== undefined}
        here={`/staff/newsletter/${edition.number}`}
      />
      {mayApprove && query.ask === 'cancel' && <CancelQuestion edition={edition} answer={query} />}
      {mayApprove && query.ask !== 'cancel' && (
        <div className={styles.editionActions}>
          {isMoving ? (
            <ActionForm action="pause" edition={edition}>
              Pause
            </ActionForm>
          ) : (
            <ActionForm action="resume" edition={edition} look="accent">
              Resume sending
            </ActionForm>
          )}
          <AskLink number={edition.number} ask="cancel">
            Cancel the rest
          </AskLink>
        </div>
      )}
      {!mayApprove && (
        <p className={styles.aside}>Only an approver or an administrator can pause or cancel it.</p>
      )}
      <Books books={progress.books} />
      <NotReached {...props} books={progress.books} />
      <Clicks number={edition.number} />
      <EditionText edition={edition} />
    </>
  )
}
