import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build as runEsbuild, type PluginBuild } from 'esbuild'
import { projectFolder } from './folder'

/** What production runs. Every file is directly in it, as deep as web/main.ts, so paths from a file's folder hold. */
const bundleFolder = path.join(projectFolder, 'build')

/**
 * Packages that are bundled although they are installed, because we use a small part of them and loading them whole
 * costs much: a dozen components of react-email (half a second and 40 MB), and zod without its messages in fifty
 * languages (14 MB). What react-email does not share with us comes with it.
 */
const bundled = ['react-email', '@react-email/render', 'zod']

const packedWasm = /\.wasm-base64\.mjs$/

/**
 * Bundles web, worker and commands, so that production runs without tsx and reads a few files instead of hundreds.
 * `folder` must be directly in the project.
 */
export async function bundle(folder = bundleFolder): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  await runEsbuild({
    absWorkingDir: projectFolder,
    entryPoints: entryPoints(),
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [
      { name: 'packages stay in node_modules', setup: leavePackages },
      { name: 'WebAssembly becomes a file', setup: (build) => unpackWasm(build, folder) },
    ],
  })
}

function leavePackages(build: PluginBuild): void {
  build.onResolve({ filter: /^[^./]/ }, ({ path: name, importer, kind }) => {
    if (kind === 'entry-point' || name.startsWith('@/') || bundled.includes(name)) return null
    if (packedWasm.test(name)) return null
    const isPartOfBundled = importer.includes('/node_modules/') && !/^react(-dom)?(\/|$)/.test(name)
    return isPartOfBundled ? null : { path: name, external: true }
  })
}

/**
 * Prisma's package has its query compiler as text. A process would keep that text twice: as the source of its module, and
 * as a string. Bytes in a file take 5 MB less.
 */
function unpackWasm(build: PluginBuild, folder: string): void {
  build.onLoad({ filter: packedWasm }, async ({ path: file }) => {
    const { wasm } = (await import(pathToFileURL(file).href)) as { wasm: string }
    const name = path.basename(file).replace(packedWasm, '.wasm')
    writeFileSync(path.join(folder, name), Buffer.from(wasm, 'base64'))
    const address = `new URL('./${name}', import.meta.url)`
    return {
      contents: `import { readFileSync } from 'node:fs'\nexport const wasm = readFileSync(${address})`,
    }
  })
}

function entryPoints(): Record<string, string> {
  const commands = readdirSync(path.join(projectFolder, 'commands')).filter((name) =>
    /^(?!.*\.test\.).*\.ts$/.test(name),
  )
  return {
    web: 'web/main.ts',
    worker: 'worker/main.ts',
    ...Object.fromEntries(commands.map((name) => [name.replace(/\.ts$/, ''), `commands/${name}`])),
  }
}
