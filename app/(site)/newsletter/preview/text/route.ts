import { findLatestEdition } from '@/lib/editions/queries'
import { answerText } from '../../answer-letter'

export async function GET(): Promise<Response> {
  return answerText(await findLatestEdition())
}
