import { runCommand } from '@/lib/run-command'
import { seedDemo } from '../prisma/seed/seed-demo'

// Part of `npm start`; it runs with the environment of web and worker.

await runCommand(async () => {
  process.stdout.write(`${await seedDemo()}\n`)
})
