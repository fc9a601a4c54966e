import { LinkButton } from '../../../_ui/link-button'
import { NextStep } from '../../../_ui/next-step'
import { ActionForm } from './action-form'
import type { EditionAction } from './edition-actions'
import styles from './stages/stage.module.css'

/** Links to the same page with a question on it; asking changes nothing. */
export function AskLink({ number, ask, children }: { number: number; ask: EditionAction; children: string }) {
  return (
    <LinkButton href={`/staff/newsletter/${number}?ask=${ask}`} look="quiet">
      {children}
    </LinkButton>
  )
}

type QuestionProps = {
  action: EditionAction
  edition: { number: number; revision: number }
  /** Changes every time it is asked. */
  answer: object
  heading: string
  words: string
  yes: string
}

/**
 * A confirmation before an action that cannot be undone. It takes the focus, so that nobody confirms without reading
 * it.
 */
export function Question({ action, edition, answer, heading, words, yes }: QuestionProps) {
  return (
    <NextStep answer={answer} isQuiet={false}>
      <p>
        <strong>{heading}</strong>
      </p>
      <p>{words}</p>
      <div className={styles.editionActions}>
        <ActionForm action={action} edition={edition} look="support">
          {yes}
        </ActionForm>
        <LinkButton href={`/staff/newsletter/${edition.number}`} look="quiet">
          Leave it as it is
        </LinkButton>
      </div>
    </NextStep>
  )
}

export function CancelQuestion({ edition, answer }: Pick<QuestionProps, 'edition' | 'answer'>) {
  return (
    <Question
      action="cancel"
      edition={edition}
      answer={answer}
      heading={`Cancel edition ${edition.number}?`}
      words="Readers who do not have it yet will not get it, and you cannot undo this. Its stories can be used in another edition. The audit log records your name."
      yes="Cancel it for good"
    />
  )
}
