import { checkEdition } from '@/lib/editions/queries'
import { reasonNotToApprove } from '@/lib/editions/rules'
import { may, type StaffMember } from '@/lib/staff/rules'
import { Checks } from './checks'
import { ActionForm } from './action-form'
import { EditionText } from './edition-text'
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
          Take back to draft
        </ActionForm>
      </div>
      {obstacle === null ? (
        <p className={styles.aside}>
          Read it below as its readers will. Approving keeps exactly these bytes. To change a word after that,
          take it back and have it approved again.
        </p>
      ) : (
        <p className={styles.aside}>{obstacle}</p>
      )}
      <EditionText edition={edition} />
      <Checks checks={checks} />
    </>
  )
}

const unfit = 'It cannot be approved as it is: see what is to be mended below, and take it back to draft.'

/** Why there is no button to approve, for staff who look for it. */
function reasonNot(edition: StageProps['edition'], { id, role }: StaffMember): string | null {
  if (!may(role, 'newsletter.approve'))
    return 'Approving takes an approver or an administrator: ask one of them to read it.'
  const { submittedBy, editedBy } = edition
  const hands = { submittedBy: submittedBy?.id ?? null, editedBy: editedBy?.id ?? null }
  switch (reasonNotToApprove(hands, id)) {
    case 'submitted_it':
      return 'You handed it in, so somebody else has to approve it: four eyes see more than two.'
    case 'edited_it':
      return 'You changed it last, so somebody else has to approve it: four eyes see more than two.'
    case null:
      return null
  }
}
