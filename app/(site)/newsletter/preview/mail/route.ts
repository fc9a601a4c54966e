import { findLatestEdition } from '@/lib/editions/queries'
import { answerMail } from '../../answer-edition'

export async function GET(): Promise<Response> {
  return answerMail(await findLatestEdition())
}
