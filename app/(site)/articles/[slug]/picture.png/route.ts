import { findArticle } from '@/lib/articles/queries'
import { answerImage } from '../../_images/answer-image'
import { drawPicture } from '../../_images/draw-card'

type Context = { params: Promise<{ slug: string }> }

/** An article's illustration as PNG, for mails: most mail programs show no SVG. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const article = await findArticle((await params).slug)
  if (article === null) return new Response('There is no such article.', { status: 404 })
  const { illustration } = article
  return answerImage(request, {
    of: ['picture', illustration],
    draw: () => drawPicture(illustration),
    instead: '/social-card.png',
  })
}
