import { findLatestEdition } from '@/lib/editions/queries'
import { answerText } from '../../answer-edition'

export async function GET(): Promise<Response> {
  return answerText(await findLatestEdition())
}
