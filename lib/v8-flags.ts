import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// The first import of web and worker, because a flag has no effect on code that was compiled earlier. Prisma includes a
// query compiler in WebAssembly. V8's optimising compiler would take some 80 MB for it to save milliseconds.
setFlagsFromString('--liftoff-only')

/** Gives back the memory that only the start needed. V8 would keep it until it is needed for something else. */
export function freeMemoryOfStart(): void {
  const soon = setTimeout(() => {
    setFlagsFromString('--expose-gc')
    const collectGarbage = runInNewContext('gc') as () => void
    collectGarbage()
  }, 5_000)
  soon.unref()
}
