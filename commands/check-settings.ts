import { settings } from '@/lib/env'
import { publication } from '@/lib/publication'

// Part of `npm start`, which knows neither the settings nor the newspaper: checks the environment, and prints the
// publication's name and sender.

try {
  settings()
  process.stdout.write(JSON.stringify({ name: publication.name, sender: publication.sender }))
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
