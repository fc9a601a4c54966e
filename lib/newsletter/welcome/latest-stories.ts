import * as z from 'zod'
import type { Queryable } from '../../db'

const storySchema = z.object({
  headline: z.string(),
  section: z.string(),
  blurb: z.string(),
  url: z.string(),
})
/** The part that is needed here of what lib/editions/content.ts stores. */
const contentSchema = z.object({
  number: z.number(),
  subject: z.string(),
  /** `html` is safe HTML of an article (lib/articles/render-body.ts). */
  lead: storySchema.extend({ html: z.string() }).nullable(),
  items: z.array(storySchema),
})

type Story = z.infer<typeof storySchema>
export type LatestStories = Pick<z.infer<typeof contentSchema>, 'subject' | 'lead'> & { items: Story[] }

/** The stories of the newest edition that was sent, as approved; null before the first. */
export async function findLatestStories(transaction: Queryable): Promise<LatestStories | null> {
  const edition = await transaction.edition.findFirst({
    where: { state: { in: ['sending', 'paused', 'sent'] } },
    orderBy: { number: 'desc' },
    select: { content: true },
  })
  const content = contentSchema.safeParse(edition?.content)
  if (!content.success) return null
  const { subject, lead, items } = content.data
  return { subject, lead, items }
}
