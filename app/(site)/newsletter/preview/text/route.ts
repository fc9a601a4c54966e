import { findLatestEdition } from '@/lib/editions/queries'
import { requestLanguage } from '../../../../_parts/request-text'
import { answerText } from '../../answer-edition'

export async function GET(): Promise<Response> {
  return answerText(await findLatestEdition(await requestLanguage()))
}
