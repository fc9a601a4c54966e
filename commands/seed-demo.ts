import { disconnect } from '@/lib/db'
import { seedDemo } from '../prisma/seed/seed-demo'

// Part of `npm start`; it runs with the environment of web and worker.

await seedDemo()
  .then((done) => process.stdout.write(`${done}\n`))
  .finally(disconnect)
