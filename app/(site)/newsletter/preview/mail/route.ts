import { findLatestEdition } from '@/lib/editions/queries'
import { requestLanguage } from '../../../../_parts/request-text'
import { answerMail } from '../../answer-edition'

export async function GET(): Promise<Response> {
  return answerMail(await findLatestEdition(await requestLanguage()))
}
