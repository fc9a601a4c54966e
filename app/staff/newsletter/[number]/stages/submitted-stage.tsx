import { checkEdition } from '@/lib/editions/queries'
import { reasonNotToApprove } from '@/lib/editions/rules'
import { may, type StaffMember } from '@/lib/staff/rules'
import { Checks } from '../checks'
import { ActionForm } from '../action-form'
import { EditionText } from '../editor/edition-text'
import type { StageProps } from './stage-props'
import styles from './stage.module.css'

/** What is to be approved, exactly as it will be mailed, and who can approve it. */
export async function SubmittedStage({ edition, me }: StageProps) {
  const checks = await checkEdition(edition.number)
  const obstacle = reasonNot(edition, me) ?? (checks.some(({ verdict }) => verdict === 'bad') ? unfit : null)
  return (
    <>
      <div className={styles.editionActions}>
        {obstacle === null && (
          <ActionForm action="approve" edition={edition} look="support">
            Approve
          </ActionForm>
        )}
        <ActionForm action="withdraw" edition={edition}>
          Return to draft
        </ActionForm>
      </div>
      {obstacle === null ? (
        <p className={styles.aside}>
          Read it below as readers will see it. You approve exactly this version. To change anything after
          that, return it to draft and have it approved again.
        </p>
      ) : (
        <p className={styles.aside}>{obstacle}</p>
      )}
      <EditionText edition={edition} />
      <Checks checks={checks} />
    </>
  )
}

const unfit = 'It cannot be approved as it is: see below what to fix, and return it to draft.'

/** Why there is no button to approve, for staff who look for it. */
function reasonNot(edition: StageProps['edition'], { id, role }: StaffMember): string | null {
  if (!may(role, 'newsletter.approve'))
    return 'Only an approver or an administrator can approve it. Ask one of them to read it.'
  const { submittedBy, editedBy } = edition
  const hands = { submittedBy: submittedBy?.id ?? null, editedBy: editedBy?.id ?? null }
  switch (reasonNotToApprove(hands, id)) {
    case 'submitted_it':
      return 'You submitted it, so somebody else has to approve it.'
    case 'edited_it':
      return 'You changed it last, so somebody else has to approve it.'
    case null:
      return null
  }
}
