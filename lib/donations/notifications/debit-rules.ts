import type { ServerText } from '../../languages/text'

/** Whether a payment method, as Stripe names it, is a direct debit. Renewals of iDEAL are: Stripe debits the account. */
export function isDirectDebit(method: string | null): boolean {
  return method !== null && method.endsWith('_debit')
}

/** What a donor can do about a direct debit that a bank refused. */
type DebitRemedy = 'money' | 'not_allowed' | 'no_account' | 'ask_bank'

/** Stripe's failure codes of bank debits. All that are not here send the donor to the bank. */
const remedies = new Map<string, DebitRemedy>([
  ['insufficient_funds', 'money'],

  ['debit_disputed', 'not_allowed'],
  ['debit_not_authorized', 'not_allowed'],
  ['no_mandate', 'not_allowed'],
  ['revocation_of_all_authorizations', 'not_allowed'],
  ['revocation_of_authorization', 'not_allowed'],
  ['stop_payment_order', 'not_allowed'],

  ['account_closed', 'no_account'],
  ['bank_account_restricted', 'no_account'],
  ['bank_ownership_changed', 'no_account'],
  ['branch_does_not_exist', 'no_account'],
  ['incorrect_account_holder_name', 'no_account'],
  ['incorrect_account_holder_tax_id', 'no_account'],
  ['invalid_account', 'no_account'],
  ['invalid_account_number', 'no_account'],
  ['no_account', 'no_account'],
])

export function debitRemedyOf(code: string): DebitRemedy {
  return remedies.get(code) ?? 'ask_bank'
}

type Facts = { again: string; isLast: boolean; t: ServerText }

/** Why nothing was debited, and what to do. `again` says when the next try is; if there is none, `isLast` is true. */
export function adviseDebit(code: string, { again, isLast, t }: Facts): { reason: string; todo: string } {
  const join = (...sentences: (string | false)[]) => sentences.filter(Boolean).join(' ')
  switch (debitRemedyOf(code)) {
    case 'money':
      return {
        reason: t('There was not enough money in the bank account.'),
        todo: join(
          again,
          !isLast && t('If there is enough in the account by then, you do not need to do anything.'),
          t('You can pay it now, or choose another way to pay.'),
        ),
      }
    case 'not_allowed':
      return {
        reason: t('Your bank says that our direct debits from this account are not allowed.'),
        todo: join(
          t(
            'If you wanted that, please end your donation. If not, choose another way to pay or ask your bank.',
          ),
          again,
        ),
      }
    case 'no_account':
      return {
        reason: t('The bank account is closed, or its details are not right.'),
        todo: join(
          t('Please choose another way to pay. The payment will then be tried again at once.'),
          !isLast && again,
        ),
      }
    case 'ask_bank':
      return {
        reason: t('The bank refused the direct debit and did not say why.'),
        todo: join(t('Please choose another way to pay, or ask your bank.'), again),
      }
  }
}
