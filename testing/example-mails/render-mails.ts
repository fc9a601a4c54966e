import { exampleMails, russianMails } from './example-mails'

// `node --import tsx testing/example-mails/render-mails.ts` prints every kind of mail, filled in with examples, as
// JSON: {name: {subject, html, text}}. The names of Russian ones begin with "russian-".

const russian = Object.entries(russianMails()).map(([name, render]) => [`russian-${name}`, render] as const)
const rendered = await Promise.all(
  [...Object.entries(exampleMails), ...russian].map(
    async ([name, render]) => [name, await render()] as const,
  ),
)
process.stdout.write(JSON.stringify(Object.fromEntries(rendered)))
