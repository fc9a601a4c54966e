import path from 'node:path'
import { pathToFileURL } from 'node:url'

// Loads a process of the product, and ends it when the starter has ended for any reason: the channel between the two
// closes then. The product itself needs no code for this.
const entry = path.resolve(process.argv[2] ?? '')
process.argv.splice(1, 2, entry)

process.once('disconnect', () => {
  // Asks gracefully first. A process that does not listen is killed.
  setTimeout(() => process.exit(1), 10_000).unref()
  process.kill(process.pid, 'SIGTERM')
})
process.channel?.unref()

await import(pathToFileURL(entry).href)
