import { formatDay } from '@/lib/days'
import type { PaymentView } from '@/lib/donations/manage-links/view-donation'
import { formatMoney } from '@/lib/money'
import { publication } from '@/lib/publication'
import { path } from '@/lib/urls'
import { Disclosure } from '../../../_ui/disclosure'
import styles from './donation.module.css'
import { StatementForm } from './statement-form'

type Props = { payments: PaymentView[]; token: string | undefined }

/** Payments, newest first, with a receipt for each, and statements for each year and for any dates. */
export function Payments({ payments, token }: Props) {
  const years = [...new Set(payments.map(({ paidOn }) => paidOn.slice(0, 4)))]
  return (
    <>
      <table className={styles.payments}>
        <thead>
          <tr>
            <th scope="col">Paid on</th>
            <th scope="col" className={styles.sum}>
              Amount
            </th>
            <th scope="col" className={styles.sum}>
              Receipt
            </th>
          </tr>
        </thead>
        <tbody>
          {payments.map((payment) => (
            <Payment key={payment.id} payment={payment} token={token} />
          ))}
        </tbody>
      </table>
      <p className={styles.ways}>
        {years.map((year) => (
          <a key={year} href={path('/account/donations/statement', { year, token })}>
            Statement for {year}
          </a>
        ))}
      </p>
      {payments.length > 0 && (
        <Disclosure summary="Statement for other dates" isOpen={false}>
          <StatementForm token={token} />
        </Disclosure>
      )}
    </>
  )
}

function Payment({ payment, token }: { payment: PaymentView; token: string | undefined }) {
  const { id, paidOn, amount, givenBack, onItsWayBack, reference } = payment
  return (
    <tr>
      <th scope="row">{formatDay(paidOn)}</th>
      <td className={styles.sum}>
        {formatMoney(amount, publication.locale)}
        {givenBack !== null && (
          <span className={styles.back}>
            <br />
            {formatMoney(givenBack, publication.locale)} refunded
          </span>
        )}
        {onItsWayBack !== null && (
          <span className={styles.back}>
            <br />
            {formatMoney(onItsWayBack, publication.locale)} being refunded
          </span>
        )}
      </td>
      <td className={styles.sum}>
        <a
          href={path('/account/donations/receipt', { payment: id, token })}
          aria-label={`Receipt ${reference}, ${formatDay(paidOn)}`}
        >
          Receipt
        </a>
      </td>
    </tr>
  )
}
