import { findArticle } from '@/lib/articles/queries'
import { answerImage } from '../../_images/answer-image'
import { drawCard } from '../../_images/draw-card'

type Context = { params: Promise<{ slug: string }> }

/** The picture that other sites and messengers show beside a link to an article. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const article = await findArticle((await params).slug)
  if (article === null) return new Response('There is no such article.', { status: 404 })
  const { headline, section, illustration } = article
  const draw = () => drawCard({ headline, section, illustration })
  return answerImage(request, {
    of: ['card', headline, section, illustration],
    draw,
    instead: '/social-card.png',
  })
}
