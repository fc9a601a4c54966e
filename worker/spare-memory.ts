import { setFlagsFromString } from 'node:v8'

// Imported first of all. Prisma brings a compiler of queries in WebAssembly, which V8 would optimise at leisure: some
// 80 MB for milliseconds that a worker does not miss. What was compiled at once, and is, does.
setFlagsFromString('--liftoff-only')
