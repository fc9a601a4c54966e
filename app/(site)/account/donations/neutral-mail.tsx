import type { NeutralMail as Standing } from '@/lib/donations/notifications/set-neutral-mail'
import { SubmitButton } from '../../../_ui/forms/submit-button'
import { chooseNeutralMail } from './actions'
import type { Access } from './holder'
import styles from './donation.module.css'
import { requestText } from '../../../_parts/request-text'

/** The choice of neutral mail, and a button to change it. `back` is the page to return to. */
export async function NeutralMail({
  standing,
  access,
  back,
}: {
  standing: Standing
  access: Access
  back?: 'account'
}) {
  const t = await requestText()
  const isNeutral = standing !== 'off'
  return (
    <form
      className={styles.neutral}
      action={chooseNeutralMail}
      aria-label={t('Sender and subject of our emails')}
    >
      <p>
        {isNeutral
          ? t(
              'Our emails about donations and reminders have a neutral sender and subject. The text inside still names us.',
            )
          : t(
              'The sender and subject of our emails name us and your donation. You can make them neutral, so that nothing in your list of emails or on a locked screen shows what they are about.',
            )}
      </p>
      {standing === 'elsewhere' ? (
        <p>
          {t.rich(
            'You chose this for another donation or reminder. <link>Sign in</link> to change it for all of them.',
            { link: (words) => <a href={t.href('/account')}>{words}</a> },
          )}
        </p>
      ) : (
        <>
          {Object.entries(access).map(
            ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
          )}
          {back && <input type="hidden" name="back" value={back} />}
          <input type="hidden" name="neutral" value={isNeutral ? 'no' : 'yes'} />
          <SubmitButton look="quiet">
            {isNeutral ? t('Show our name again') : t('Keep the sender and subject neutral')}
          </SubmitButton>
        </>
      )}
    </form>
  )
}
