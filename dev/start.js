import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

// `npm start` and `npm run dev`: bundles start.ts and runs it, because bundling takes a fifth of a second, and loading
// the sources one by one takes more than one. The file is as deep as dev/, so paths from its folder hold.

const folder = path.resolve(import.meta.dirname, '..')
const file = path.join(folder, '.sandbox', `start.${process.pid}.mjs`)
const { outputFiles } = await build({
  absWorkingDir: folder,
  entryPoints: [path.join('dev', 'start.ts')],
  outfile: file,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  sourcemap: 'inline',
  sourcesContent: false,
  write: false,
})
mkdirSync(path.dirname(file), { recursive: true })
writeFileSync(file, outputFiles[0].contents)
process.once('exit', () => rmSync(file, { force: true }))
await import(file)
