import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { prismaFolder } from '../prisma-folder'

const folder = path.join(prismaFolder, 'seed', 'articles')
const optional = z.string().transform((text) => text || null)

const frontMatterSchema = z
  .object({
    slug: z.string().regex(/^[a-z\d-]+$/),
    section: z.string().min(1),
    headline: z.string().min(1),
    standfirst: z.string().min(1),
    byline: z.string().min(1),
    publishedAt: z.coerce.date(),
    illustration: optional,
    illustrationAlt: optional,
    isSensitive: z.enum(['true', 'false']).transform((text) => text === 'true'),
  })
  .strict()

export type SeedArticle = z.infer<typeof frontMatterSchema> & { bodyMarkdown: string; updatedAt: Date }

/** Reads every article of the seed. @throws with the name of a file whose head is invalid */
export async function readArticles(): Promise<SeedArticle[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort()
  return Promise.all(
    files.map(async (name) => parseArticle(name, await readFile(path.join(folder, name), 'utf8'))),
  )
}

function parseArticle(name: string, source: string): SeedArticle {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? []
  const fields = head.split('\n').map((line) => {
    const [key = '', ...rest] = line.split(': ')
    return [key.replace(/:$/, ''), rest.join(': ').trim()]
  })
  const parsed = frontMatterSchema.safeParse(Object.fromEntries(fields))
  if (!parsed.success) throw new Error(`prisma/seed/articles/${name}: ${z.prettifyError(parsed.error)}`)
  return { ...parsed.data, bodyMarkdown: body.trim(), updatedAt: parsed.data.publishedAt }
}
