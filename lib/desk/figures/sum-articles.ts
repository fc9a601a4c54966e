import { db } from '../../db'
import { selectMoves } from './select-moves'

export type ArticleRevenue = {
  /** Null for donations that did not come from an article. */
  slug: string | null
  /** Null if the article is gone, or was never ours. */
  headline: string | null
  payments: number
  /** Net, minor units. */
  minor: number
}

/** Net revenue in one currency, by the article under which each donation was started; largest first. */
export function sumArticles(
  currency: string,
  { from, until }: { from: Date; until: Date },
): Promise<ArticleRevenue[]> {
  return db().$queryRaw`
    select brought.*, article.headline
      from (
        select article_slug as slug, count(*) filter (where minor > 0)::int as payments, sum(minor)::float8 as minor
          from (${selectMoves(from, until)}) as moved
         where currency = ${currency}
         group by article_slug
      ) as brought
      left join articles as article on article.slug = brought.slug
     order by brought.minor desc, brought.slug`
}
