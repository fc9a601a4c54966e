import type { EditionSums, OtherMailSums } from '@/lib/desk/deliverability/sum-deliverability'
import { Table } from '../_parts/table'
import { sayCount } from '../_parts/words'
import styles from './deliverability.module.css'

export function ByEdition({ editions }: { editions: EditionSums[] }) {
  return (
    <section aria-labelledby="editions" className={styles.part}>
      <h2 id="editions">By edition</h2>
      <Table
        caption="The newest editions"
        columns={['Edition', 'Readers', 'Sent', 'Waiting', 'Refused', 'Hard', 'Soft', 'Us', 'Complaints']}
        figures={[1, 2, 3, 4, 5, 6, 7, 8]}
        extra={[3, 4, 6]}
        rows={editions.map((edition) => ({
          key: String(edition.number),
          cells: [
            <a key="edition" href={`/staff/newsletter/${edition.number}`}>
              No. {edition.number}
            </a>,
            ...figuresOf(edition),
          ],
        }))}
        empty="No edition has been sent yet."
      />
      <p className={styles.aside}>
        “Hard”: the mailbox does not exist; the address is suppressed. “Soft”: for now. “Us”: refused for a
        reason about us; nobody is suppressed.
      </p>
    </section>
  )
}

function figuresOf({
  audience,
  sent,
  waiting,
  refused,
  hard,
  soft,
  ours,
  complaints,
}: EditionSums): string[] {
  return [audience, sent, waiting, refused, hard, soft, ours, complaints].map(sayCount)
}

/** Confirmations, receipts and all other mail that is no edition. */
export function OtherMail({ kinds }: { kinds: OtherMailSums[] }) {
  return (
    <section aria-labelledby="other" className={styles.part}>
      <h2 id="other">Confirmations, receipts and other mail</h2>
      <Table
        caption="Bounces of other mail in the last 30 days"
        columns={['Kind of mail', 'Hard', 'Soft', 'Us', 'Complaints']}
        figures={[1, 2, 3, 4]}
        rows={kinds.map(({ kind, hard, soft, ours, complaints }) => ({
          key: kind,
          cells: [kind.replaceAll('-', ' '), ...[hard, soft, ours, complaints].map(sayCount)],
        }))}
        empty="None of them bounced in the last 30 days."
      />
    </section>
  )
}
