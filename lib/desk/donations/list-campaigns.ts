import { db } from '../../db'

/** The campaigns of donations, by name. Takes one index step per campaign, for any number of donations. */
export async function listCampaigns(): Promise<string[]> {
  const rows = await db().$queryRaw<{ campaign: string }[]>`
    with recursive known as (
      (select campaign from donations where campaign is not null order by campaign limit 1)
      union all
      select (select campaign from donations where campaign > known.campaign order by campaign limit 1)
        from known where known.campaign is not null
    )
    select campaign from known where campaign is not null order by campaign limit 500`
  return rows.map(({ campaign }) => campaign)
}
