import type { NeutralMail as Standing } from '@/lib/donations/notifications/set-neutral-mail'
import { SubmitButton } from '../../../_ui/submit-button'
import { chooseNeutralMail } from './actions'
import type { Access } from './holder'

/** The choice of neutral mail, and a button to change it. `back` is the page to return to. */
export function NeutralMail({
  standing,
  access,
  back,
}: {
  standing: Standing
  access: Access
  back?: 'account'
}) {
  const isNeutral = standing !== 'off'
  return (
    <form action={chooseNeutralMail} aria-label="Sender and subject of our mails">
      <p>
        {isNeutral
          ? 'Our mails about donations and reminders have a neutral sender and subject. What they say inside names us.'
          : 'Sender and subject of our mails name us and your donation. They can be neutral: then nothing in the list of your inbox, or on a locked screen, says what they are about.'}
      </p>
      {standing === 'elsewhere' ? (
        <p>
          Another donation or reminder of yours asks for it. <a href="/account">Sign in</a> to change it for
          all of them.
        </p>
      ) : (
        <>
          {Object.entries(access).map(
            ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
          )}
          {back && <input type="hidden" name="back" value={back} />}
          <input type="hidden" name="neutral" value={isNeutral ? 'no' : 'yes'} />
          <SubmitButton look="quiet">
            {isNeutral ? 'Name the paper again' : 'Keep the sender and subject neutral'}
          </SubmitButton>
        </>
      )}
    </form>
  )
}
