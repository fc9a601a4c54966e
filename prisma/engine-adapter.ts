import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type ErrorCapturingSqlMigrationAwareDriverAdapterFactory,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils'
import { DatabaseError, Pool, type QueryResult } from 'pg'

/**
 * Connects Prisma's engine to PostgreSQL: adapter-pg 7.10, with two fixes that migrations need (the product's own
 * queries do not). Close it when the work is done.
 */
export function engineAdapter(connectionString: string): {
  factory: ErrorCapturingSqlMigrationAwareDriverAdapterFactory
  close: () => Promise<void>
} {
  const pool = new Pool({ connectionString, connectionTimeoutMillis: 10_000, max: 2 })
  // The next query reports an idle connection that broke, with the reason.
  pool.on('error', () => undefined)
  const characters = passCharactersAsText(pool)
  const plain = new PrismaPg(pool)
  const connect = async () => withCharacters(withWholeScripts(await plain.connect(), pool), characters)
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: plain.provider,
    adapterName: plain.adapterName,
    connect,
    // With a connection string, adapter-pg would use the real database as its shadow.
    connectToShadowDb: () => Promise.reject(new Error('Shadow databases are not used here: see diffSchema')),
  })
  return { factory, close: () => pool.end() }
}

/**
 * adapter-pg splits a script at every semicolon, even within a function's body; PostgreSQL accepts the whole script.
 */
function withWholeScripts(connection: SqlDriverAdapter, pool: Pool): SqlDriverAdapter {
  connection.executeScript = async (script) => {
    await pool.query(script).catch((error: unknown) => {
      throw error instanceof DatabaseError ? new DriverAdapterError(inPrismasWords(error)) : error
    })
  }
  return connection
}

function inPrismasWords(error: DatabaseError): ConstructorParameters<typeof DriverAdapterError>[0] {
  const position = error.position === undefined ? '' : ` (at character ${error.position} of the script)`
  return {
    kind: 'postgres',
    code: error.code ?? 'XX000',
    severity: error.severity ?? 'ERROR',
    message: `${error.message}${position}`,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  }
}

const charOid = 18
const textOid = 25

/**
 * PostgreSQL's catalogue uses its one-edition type "char". adapter-pg refuses it, and the engine accepts only its own
 * Character for it. So these columns pass through adapter-pg as text and are renamed afterwards.
 * @returns for the rows of each answer, which columns were "char"
 */
function passCharactersAsText(pool: Pool): WeakMap<object, Set<number>> {
  const characters = new WeakMap<object, Set<number>>()
  const query = pool.query.bind(pool) as (...parameters: unknown[]) => Promise<QueryResult | QueryResult[]>
  const queryAsText = async (...parameters: unknown[]) => {
    const answer = await query(...parameters)
    for (const { fields, rows } of [answer].flat()) {
      const indices = [...fields.keys()].filter((index) => fields[index]?.dataTypeID === charOid)
      for (const index of indices) Object.assign(fields[index] ?? {}, { dataTypeID: textOid })
      characters.set(rows, new Set(indices))
    }
    return answer
  }
  Object.assign(pool, { query: queryAsText })
  return characters
}

function withCharacters(
  connection: SqlDriverAdapter,
  characters: WeakMap<object, Set<number>>,
): SqlDriverAdapter {
  const queryRaw = connection.queryRaw.bind(connection)
  connection.queryRaw = async (request) => {
    const set = await queryRaw(request)
    const indices = characters.get(set.rows)
    const columnTypes = set.columnTypes.map((type, index) =>
      indices?.has(index) ? ColumnTypeEnum.Character : type,
    )
    return { ...set, columnTypes }
  }
  return connection
}
