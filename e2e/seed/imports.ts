import type { World } from '../world'

const mapping = {
  provider: null,
  encoding: 'utf-8',
  delimiter: ',',
  dateOrder: null,
  parts: [
    {
      name: 'riga.csv',
      provider: null,
      encoding: 'utf-8',
      delimiter: ',',
      headerLine: 1,
      standing: null,
      columns: [
        { name: 'E-Mail', meaning: 'email' },
        { name: 'Name, Vorname', meaning: 'name' },
        { name: 'Status', meaning: 'status' },
        { name: 'Joined', meaning: 'signed_up_at' },
        { name: 'Shoe size', meaning: 'ignored' },
      ],
      statuses: { '2:active': 'subscribed', '2:left': 'unsubscribed', '2:vip-lapsed': null },
    },
  ],
}
const samples = [
  {
    part: 'riga.csv',
    rows: [
      ['anna@example.org', 'Berg, Anna', 'active', '05/03/2024', '38'],
      ['ben@example.org', 'Ozols, Ben', 'vip-lapsed', '06/03/2024', '44'],
    ],
  },
]
const questions = [
  {
    about: 'encoding',
    part: 'riga.csv',
    examples: [
      { encoding: 'windows-1252', text: 'Dvoøák' },
      { encoding: 'windows-1250', text: 'Dvořák' },
    ],
  },
  { about: 'status_value', part: 'riga.csv', column: 2, name: 'Status', value: 'vip-lapsed', rows: 12 },
  { about: 'date_order', example: '05/03/2024' },
]

const notices = [
  {
    about: 'damaged_text',
    part: 'riga.csv',
    column: 1,
    name: 'Name, Vorname',
    meaning: 'name',
    rows: 12,
    examples: [{ line: 3, value: 'ÐžÐ·Ð¾Ð»Ñ, Ren&eacute;', mended: 'Озол, René' }],
  },
  {
    about: 'unreadable_dates',
    part: 'riga.csv',
    column: 3,
    name: 'Joined',
    meaning: 'signed_up_at',
    rows: 3,
    examples: [{ line: 5, value: '31/31/2024', mended: '' }],
  },
]

type Seeded = 'asked' | 'staged' | 'importing' | 'done' | 'undone' | 'failed'

/** A list that an administrator uploaded, in one of the states in which it waits. Returns the import's id. */
export async function seedImport(world: World, state: Seeded = 'done'): Promise<string> {
  const survey = { mapping, samples, rows: 4, notices, questions: state === 'asked' ? questions : [] }
  const isApproved = state === 'importing' || state === 'done' || state === 'undone'
  const counts = {
    subscribed: 1204,
    unsubscribed: 310,
    suppressed: 25,
    never_agreed: 41,
    stops: 3,
    known: 96,
  }
  const [row] = await world.query<{ id: string }>(
    `insert into imports (id, file_name, source, state, survey, lines, staged, taken, counts, rejected, undone, last_error,
                          started_at, approved_at, moved_at, finished_at)
     values (gen_random_uuid(), 'riga.csv', 'The reader evening in Riga, at the door', $2, $3, 1682, 1679, 700, $4, $5, $6, $7,
             $1, $8, clock_timestamp(), $9)
     returning id`,
    [
      ...[await world.now(), state, JSON.stringify(survey), JSON.stringify(counts)],
      ...[
        JSON.stringify({ not_an_address: 2, twice: 1 }),
        JSON.stringify({ removed: 1500, restored: 3, mailed: 36 }),
      ],
      state === 'failed'
        ? 'The file is empty. Export the list again, and send that. Nobody was imported.'
        : null,
      isApproved ? await world.now() : null,
      state === 'done' || state === 'undone' ? await world.now() : null,
    ],
  )
  if (row === undefined) throw new Error('No import was seeded')
  await world.query(
    `insert into import_rejections (import_id, part, line, reason, value)
     values ($1, 'riga.csv', 3, 'not_an_address', 'nobody'), ($1, 'riga.csv', 4, 'twice', 'reader@example.org'),
            ($1, 'riga.csv', 5, 'not_an_address', 'somebody@')`,
    [row.id],
  )
  if (state === 'staged') await stagePeople(world, row.id)
  return row.id
}

async function stagePeople(world: World, importId: string): Promise<void> {
  await world.query(
    `insert into import_lines (import_id, place, email, address_hash, state, name, tags, signed_up_at, part, line)
     select $1, n, 'person-' || n || '@example.org', 'hash-' || n,
            (array['confirmed', 'unsubscribed', 'unconfirmed'])[1 + n % 3]::subscriber_state, 'Anna Berg', '{Riga,door}', $2, 'riga.csv', n + 5
       from generate_series(1, 6) as n`,
    [importId, await world.now()],
  )
}
