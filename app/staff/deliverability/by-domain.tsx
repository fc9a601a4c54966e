import type { DomainLine, EditionSums } from '@/lib/desk/deliverability/sum-deliverability'
import { fewestReaders } from '@/lib/editions/sending/closing/sum-closed'
import { showDomain } from '@/lib/addresses/email-address'
import { ListFilter } from '../_parts/list-filter'
import { Table } from '../_parts/table'
import { sayCount } from '../_parts/words'
import styles from './deliverability.module.css'
import { DomainPicture, Legend } from './domain-picture'

type Props = { edition: EditionSums | undefined; editions: EditionSums[]; domains: DomainLine[] }

/** One edition by receiving domain, as a picture and as a table. */
export function ByDomain({ edition, editions, domains }: Props) {
  return (
    <section aria-labelledby="domains" className={styles.part}>
      <h2 id="domains">By provider</h2>
      {edition === undefined ? (
        <p>No edition has been sent yet.</p>
      ) : (
        <>
          <ListFilter
            list="/staff/deliverability"
            label="Choose an edition"
            values={{ edition: String(edition.number) }}
            first={[{ name: 'edition', label: 'Edition', options: editions.map(optionOf) }]}
            more={[]}
          />
          <Legend />
          <ul className={styles.pictures}>
            {domains.map((line) => (
              <li key={line.domain ?? ''}>
                <DomainPicture line={line} name={nameOf(line)} />
              </li>
            ))}
          </ul>
          <DomainTable number={edition.number} domains={domains} />
          <p className={styles.aside}>
            Domains with fewer than {fewestReaders} readers are shown together, because they could tell who
            reads us.
          </p>
        </>
      )}
    </section>
  )
}

function optionOf({ number, subject }: EditionSums) {
  return { value: String(number), label: `No. ${number}: ${subject}` }
}

function nameOf({ domain }: DomainLine): string {
  return domain === null ? 'All other domains' : showDomain(domain)
}

function DomainTable({ number, domains }: { number: number; domains: DomainLine[] }) {
  return (
    <Table
      caption={`Edition ${number} by provider`}
      columns={['Provider', 'Readers', 'Sent', 'Waiting', 'Refused', 'Hard', 'Soft', 'Us', 'Complaints']}
      figures={[1, 2, 3, 4, 5, 6, 7, 8]}
      extra={[3, 4, 6]}
      rows={domains.map((line) => ({
        key: line.domain ?? '',
        cells: [
          nameOf(line),
          ...[
            line.audience,
            line.sent,
            line.waiting,
            line.refused,
            line.hard,
            line.soft,
            line.ours,
            line.complaints,
          ].map(sayCount),
        ],
      }))}
      empty="Nothing has been sent yet."
    />
  )
}
