import { isWaiting, mostHeldHours } from '@/lib/bounces/holds/hold-rules'
import { formatMoment } from '@/lib/days'
import type { HeldDomain } from '@/lib/desk/deliverability/list-held-domains'
import { showDomain } from '@/lib/addresses/email-address'
import { ButtonForm } from '../../_ui/forms/button-form'
import { sayMany } from '../_parts/words'
import waiting from '../waiting.module.css'
import { resume } from './actions'
import styles from './deliverability.module.css'

/** Providers that refuse our mail because of us; their readers wait. */
export function HeldDomains({ held, mayResume }: { held: HeldDomain[]; mayResume: boolean }) {
  return (
    <section aria-labelledby="held" className={styles.part}>
      <h2 id="held">Providers that refuse our email</h2>
      {held.length === 0 ? (
        <p className={waiting.peace}>No provider refuses our email.</p>
      ) : (
        <>
          <p>
            They refuse it because of us, not because of their readers. Nobody is suppressed. The emails wait,
            and one of them tries again by itself; after {mostHeldHours / 24} days they are given up.
          </p>
          <ul className={waiting.list}>
            {held.map((domain) => (
              <li key={domain.domain}>
                <Held held={domain} mayResume={mayResume} />
              </li>
            ))}
          </ul>
          {!mayResume && <p>Only an approver or an administrator can try again now.</p>}
        </>
      )}
    </section>
  )
}

function Held({ held, mayResume }: { held: HeldDomain; mayResume: boolean }) {
  const { domain, refusals, openedAt, until, words } = held
  const name = showDomain(domain)
  return (
    <>
      <p className={waiting.what}>
        {name}: {sayMany(held.waiting, 'email')} waiting
      </p>
      <p>
        Refused since {formatMoment(openedAt)}. Next try: {formatMoment(until)}.{' '}
        {isWaiting(refusals) ? 'Sending to it waits.' : 'Sending to it is slow.'}
      </p>
      {words !== null && words !== '' && <p>It said: “{words}”</p>}
      {mayResume && (
        <ButtonForm
          action={resume}
          values={{ domain }}
          label={`Try ${name} again now`}
          button="Try again now"
          look="quiet"
        />
      )}
    </>
  )
}
