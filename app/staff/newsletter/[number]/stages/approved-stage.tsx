import { currentTime } from '@/lib/clock'
import { sendNowMinutes, minuteMs } from '@/lib/editions/rules'
import { may } from '@/lib/staff/rules'
import { AskLink, CancelQuestion } from '../question'
import { ActionForm } from '../action-form'
import { KeepFresh } from '../../../_parts/keep-fresh'
import { EditionText } from '../editor/edition-text'
import type { StageProps } from './stage-props'
import styles from './stage.module.css'

/** Approved: it will be sent automatically, at its hour or five minutes after "Send now". */
export async function ApprovedStage({ edition, me, query }: StageProps) {
  const mayApprove = may(me.role, 'newsletter.approve')
  const seconds = Math.max(0, Math.ceil((edition.sendsAt.getTime() - (await currentTime()).getTime()) / 1000))
  const isAsking = query.ask === 'cancel' && mayApprove
  return (
    <>
      {edition.isSendNow && !isAsking && <Countdown seconds={seconds} />}
      {isAsking ? (
        <CancelQuestion edition={edition} answer={query} />
      ) : (
        <div className={styles.editionActions}>
          {mayApprove && <SendNow edition={edition} />}
          <ActionForm action="withdraw" edition={edition}>
            Return to draft
          </ActionForm>
          {mayApprove && (
            <AskLink number={edition.number} ask="cancel">
              Cancel this edition
            </AskLink>
          )}
        </div>
      )}
      {!isAsking && <p className={styles.aside}>{sayWays(edition.isSendNow, mayApprove)}</p>}
      <EditionText edition={edition} />
    </>
  )
}

function SendNow({ edition }: Pick<StageProps, 'edition'>) {
  if (!edition.isSendNow)
    return (
      <ActionForm action="send-now" edition={edition} look="accent">
        Send now
      </ActionForm>
    )
  return (
    <ActionForm action="undo" edition={edition} look="support">
      Undo
    </ActionForm>
  )
}

function sayWays(isSendNow: boolean, mayApprove: boolean): string {
  if (!mayApprove) return 'Only an approver or an administrator can send it now or cancel it.'
  if (isSendNow) return 'Undo restores its sending time. If that time has passed, it waits for a decision.'
  return `“Send now” waits ${sendNowMinutes} minutes, in which it can be undone.`
}

function Countdown({ seconds }: { seconds: number }) {
  const minutes = Math.ceil((seconds * 1000) / minuteMs)
  return (
    <p className={styles.countdown} role="timer">
      {minutes > 1 ? `Sending starts in about ${minutes} minutes.` : 'Sending starts within a minute.'}{' '}
      <span className={styles.aside}>This page updates every ten seconds.</span>
      <KeepFresh seconds={10} />
    </p>
  )
}
