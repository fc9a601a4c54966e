import { spawn } from 'node:child_process'
import { cp, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { readDockerfile, stagesOf, type Step } from './read-dockerfile'

const root = path.resolve(import.meta.dirname, '..')
const workFolder = '/srv/paper'

/**
 * Carries out the Dockerfile without Docker: each stage in an empty folder below `place`, with this machine's Node. A
 * stage sees only the files that its COPY lines name, less those of .dockerignore.
 * @returns the folder of the last stage
 */
export async function makeImage(place: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const isIgnored = readIgnored(await readFile(path.join(root, '.dockerignore'), 'utf8'))
  const stages = stagesOf(readDockerfile())
  const folderOf = (index: number) => path.join(place, `stage-${index}`)
  for (const [index, steps] of stages.entries()) {
    const folder = folderOf(index)
    await mkdir(folder, { recursive: true })
    let given: NodeJS.ProcessEnv = environment
    for (const step of steps) {
      if (step.instruction === 'ENV') given = withLine(given, step.rest)
      // COPY --from names the first stage.
      if (step.instruction === 'COPY') await copy(step, { folder, firstStage: folderOf(0), isIgnored })
      if (step.instruction === 'RUN') await run(step, { folder, environment: given })
    }
  }
  return folderOf(stages.length - 1)
}

function withLine(environment: NodeJS.ProcessEnv, line: string): NodeJS.ProcessEnv {
  const [name = '', value = ''] = line.split('=')
  return { ...environment, [name]: value }
}

type CopyOptions = { folder: string; firstStage: string; isIgnored: (file: string) => boolean }

async function copy({ rest }: Step, { folder, firstStage, isIgnored }: CopyOptions): Promise<void> {
  const words = rest.split(' ')
  const isFromStage = words[0]?.startsWith('--from=') === true
  const sources = isFromStage ? words.slice(1, -1) : words.slice(0, -1)
  const target = words.at(-1) ?? ''
  for (const source of sources) {
    const from = isFromStage
      ? path.join(firstStage, path.relative(workFolder, source))
      : path.join(root, source)
    const to = target.endsWith('/')
      ? path.join(folder, target, path.basename(source))
      : path.join(folder, target)
    const filter = (file: string) => isFromStage || !isIgnored(path.relative(root, file))
    await cp(from, to, { recursive: true, filter })
  }
}

async function run(
  { rest }: Step,
  options: { folder: string; environment: NodeJS.ProcessEnv },
): Promise<void> {
  const command = rest.replaceAll(/--mount=\S+ /g, '')
  process.stdout.write(`$ ${command}\n`)
  const child = spawn('sh', ['-c', command], {
    cwd: options.folder,
    env: options.environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error(`This step ended with ${String(code)}: ${command}`)
}

/** Knows what our .dockerignore uses: names from the root, `*`, and `**` for any depth. */
function readIgnored(text: string): (file: string) => boolean {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const patterns = lines.map((line) => {
    const source = line
      .replaceAll('.', '\\.')
      .replace('**/', '@')
      .replaceAll('*', '[^/]*')
      .replace('@', '(.*/)?')
    return new RegExp(`^${source}(/|$)`)
  })
  return (file) => patterns.some((pattern) => pattern.test(file))
}
