import { setFlagsFromString } from 'node:v8'

// Must be the first import. Prisma includes a query compiler in WebAssembly. V8's optimising compiler would take some
// 80 MB for it to save milliseconds, which a worker does not need. The flag has no effect on code that was compiled
// earlier.
setFlagsFromString('--liftoff-only')
