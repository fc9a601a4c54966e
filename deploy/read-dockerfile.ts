import { readFileSync } from 'node:fs'
import path from 'node:path'

export type Step = { instruction: string; rest: string }

/** The lines of deploy/Dockerfile: comments left out, continued lines joined. */
export function readDockerfile(): Step[] {
  const lines = readFileSync(path.join(import.meta.dirname, 'Dockerfile'), 'utf8').split('\n')
  const text = lines.filter((line) => !line.startsWith('#')).join('\n')
  return text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [instruction = '', ...words] = line.split(' ')
      return { instruction, rest: words.join(' ') }
    })
}

/** The steps of each stage, without its FROM. */
export function stagesOf(steps: Step[]): Step[][] {
  const stages: Step[][] = []
  for (const step of steps) {
    if (step.instruction === 'FROM') stages.push([])
    else stages.at(-1)?.push(step)
  }
  return stages
}
