import type { World } from '../world'

/** A file that an administrator imported. Three of its four lines were rejected. Returns the import's id. */
export async function seedImport(world: World): Promise<string> {
  const [row] = await world.query<{ id: string }>(
    `insert into imports (id, file_name, source, state, lines, added, rejected, started_at, moved_at, finished_at)
     values (gen_random_uuid(), 'riga.csv', 'The reader evening in Riga, at the door', 'done', 4, 1, 3, $1, clock_timestamp(), $1)
     returning id`,
    [await world.now()],
  )
  if (row === undefined) throw new Error('No import was seeded')
  await world.query(
    `insert into import_rejections (import_id, line, reason, value)
     values ($1, 3, 'not_an_address', 'nobody'), ($1, 4, 'twice', 'reader@example.org'), ($1, 5, 'not_an_address', 'somebody@')`,
    [row.id],
  )
  return row.id
}
