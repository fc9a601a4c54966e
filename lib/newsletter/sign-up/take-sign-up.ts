import type { FiledRequest } from '../../address-requests/take-request'
import type { Queryable } from '../../db'
import { isDisposable } from '../../addresses/disposable-address'
import type { Language } from '../../languages/rules'
import { askToConfirm } from './ask-to-confirm'

export type SignUpContent = { email: string; page: string; isRobot: boolean; language?: Language }

/** Carries out a sign-up, except for robots and disposable addresses. */
export async function takeSignUp(
  transaction: Queryable,
  { content, ipPrefix, now }: FiledRequest<SignUpContent>,
): Promise<void> {
  const { email, page, isRobot, language } = content
  if (isRobot || isDisposable(email)) return
  await askToConfirm(transaction, { email, page, ipPrefix, now, language })
}
