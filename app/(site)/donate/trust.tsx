import { nameAndAddress } from '@/lib/legal'
import { publication } from '@/lib/publication'
import styles from './trust.module.css'

/** Beside the box: who receives a donation, what it pays for, how it ends and what a bank sees of it. */
export function Trust() {
  const { name, statementDescriptor, legal } = publication
  return (
    <section className={styles.trust} aria-labelledby="trust-heading">
      <h3 id="trust-heading" className={styles.heading}>
        Before you give
      </h3>
      <dl className={styles.facts}>
        <div>
          <dt>Who receives it</dt>
          <dd>
            {nameAndAddress()}, the publisher of {name}. {legal.taxStatus}
          </dd>
        </div>
        <div>
          <dt>What it pays for</dt>
          <dd>
            Reporters, editors and translators, and keeping their work safe, online and free for everybody.
          </dd>
        </div>
        <div>
          <dt>How it ends</dt>
          <dd>
            You can end a monthly or annual donation with one press, at any time. The button is behind the
            link in every receipt, and asks for no password.
          </dd>
        </div>
        <div>
          <dt>What your statement shows</dt>
          <dd>
            “{statementDescriptor}”. Your bank knows more than the statement prints, such as which company was
            paid through Stripe.
          </dd>
        </div>
      </dl>
      <p>
        <a href="#why">Why we ask</a>
      </p>
    </section>
  )
}
