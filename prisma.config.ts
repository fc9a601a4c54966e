import path from 'node:path'
import { defineConfig } from 'prisma/config'

// For Prisma's own command line, where its native engine can be had; ours (npm run db:*) needs no download.
const url = process.env['DATABASE_URL']

export default defineConfig({
  schema: 'prisma',
  migrations: { path: path.join('prisma', 'migrations') },
  ...(url ? { datasource: { url } } : {}),
})
