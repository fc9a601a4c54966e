import { answerText } from '../../answer-edition'
import { findEdition } from '../find-edition'

type Context = { params: Promise<{ number: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  return answerText(await findEdition((await params).number))
}
