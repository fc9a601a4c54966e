import path from 'node:path'
import { pathToFileURL } from 'node:url'

// Loads a process of the product, and ends it when the starter is gone, however that went: the channel between
// the two closes with either. The product itself knows nothing of it.
const entry = path.resolve(process.argv[2] ?? '')
process.argv.splice(1, 2, entry)

process.once('disconnect', () => {
  // As if asked politely; what does not listen to that is ended all the same.
  setTimeout(() => process.exit(1), 10_000).unref()
  process.kill(process.pid, 'SIGTERM')
})
process.channel?.unref()

await import(pathToFileURL(entry).href)
