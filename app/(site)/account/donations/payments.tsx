import type { PaymentView } from '@/lib/donations/manage-links/view-donation'
import { path } from '@/lib/urls'
import { Disclosure } from '../../../_ui/disclosure'
import styles from './donation.module.css'
import { StatementForm } from './statement-form'
import { requestText } from '../../../_parts/request-text'

type Props = { payments: PaymentView[]; token: string | undefined }

/** Payments, newest first, with a receipt for each, and statements for each year and for any dates. */
export async function Payments({ payments, token }: Props) {
  const t = await requestText()
  if (payments.length === 0) return <p>{t('Nothing has been charged for it yet.')}</p>
  const years = [...new Set(payments.map(({ paidOn }) => paidOn.slice(0, 4)))]
  return (
    <>
      <table className={styles.payments}>
        <thead>
          <tr>
            <th scope="col">{t('Paid on')}</th>
            <th scope="col" className={styles.sum}>
              {t('Amount')}
            </th>
            <th scope="col" className={styles.sum}>
              {t('Receipt')}
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
          <a key={year} href={t.href(path('/account/donations/statement', { year, token }))}>
            {t('Statement for {year}', { year })}
          </a>
        ))}
      </p>
      {payments.length > 0 && (
        <Disclosure summary={t('Statement for other dates')} isOpen={false}>
          <StatementForm token={token} />
        </Disclosure>
      )}
    </>
  )
}

async function Payment({ payment, token }: { payment: PaymentView; token: string | undefined }) {
  const t = await requestText()
  const { id, paidOn, amount, givenBack, onItsWayBack, reference } = payment
  return (
    <tr>
      <th scope="row">{t.day(paidOn)}</th>
      <td className={styles.sum}>
        {t.money(amount)}
        {givenBack !== null && (
          <span className={styles.back}>
            <br />
            {t('{sum} refunded', { sum: t.money(givenBack) })}
          </span>
        )}
        {onItsWayBack !== null && (
          <span className={styles.back}>
            <br />
            {t('{sum} being refunded', { sum: t.money(onItsWayBack) })}
          </span>
        )}
      </td>
      <td className={styles.sum}>
        <a
          href={t.href(path('/account/donations/receipt', { payment: id, token }))}
          aria-label={t('Receipt {reference}, {paidOn}', { reference, paidOn: t.day(paidOn) })}
        >
          {t('Receipt')}
        </a>
      </td>
    </tr>
  )
}
