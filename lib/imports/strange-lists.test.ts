import { describe, expect, it } from 'vitest'
import { fates, listFile, readList } from '../../testing/lists/read-list'
import { encode } from '../../testing/lists/write-list'
import { readOptions } from './read-options'
import { surveyFile } from './survey-file'

// Lists as people send them, whose faults once went unnoticed: somebody who had left would have been mailed, a person was
// lost, or a name or a date was read as another.

const read = (content: string | Uint8Array) => readList(listFile('list.csv', content))
const questionsOf = async (content: string | Uint8Array) =>
  (await read(content)).survey.questions.map(({ about }) => about)

describe('people who left are known in the language of their list', () => {
  it.each([
    ['German', 'E-Mail;Status', 'Abgemeldet', 'Angemeldet'],
    ['Russian', 'Почта;Статус', 'Отписан', 'Подписан'],
    ['French', 'Courriel;Statut', 'Désabonné'.normalize('NFD'), 'Abonné'],
    ['Spanish', 'Correo;Suscripción', 'Dado de baja', 'Activo'],
    ['Portuguese', 'Email;Situação', 'Descadastrado', 'Ativo'],
    ['Italian', 'Email;Iscrizione', 'Disiscritto', 'Iscritto'],
    ['Dutch', 'E-mailadres;Toestand', 'Afgemeld', 'Ingeschreven'],
    ['Polish', 'Email;Stan subskrypcji', 'Wypisany', 'Aktywny'],
    ['Czech', 'Email;Stav', 'Odhlášen', 'Aktivní'],
    ['Ukrainian', 'Пошта;Стан', 'Відписаний', 'Підписаний'],
    ['Serbian', 'email;Статус', 'Одјављен', 'Пријављен'],
    ['Latvian', 'e-pasts;Statuss', 'Atrakstījies', 'Aktīvs'],
    ['Lithuanian', 'El. paštas;Būsena', 'Atsisakęs', 'Aktyvus'],
    ['Estonian', 'E-post;Olek', 'Loobunud', 'Aktiivne'],
    ['Finnish', 'Sähköposti;Tila', 'Peruutettu', 'Aktiivinen'],
    ['Turkish', 'E-posta;Durum', 'Abonelikten çıktı', 'Aktif'],
    ['Greek', 'email;Κατάσταση', 'Διαγραμμένος', 'Ενεργός'],
    ['Georgian', 'email;სტატუსი', 'გაუქმებულია', 'აქტიური'],
    ['Hebrew', 'email;סטטוס', 'הוסר', 'פעיל'],
    ['Chinese', '邮箱;状态', '已退订', '已订阅'],
  ])('%s', async (_, header, left, active) => {
    const list = await read(`${header}\na@x.org;${left}\nb@x.org;${active}\n`)
    expect(list.survey.questions).toEqual([])
    expect(fates(list)).toEqual({ a: 'left', b: 'mailed' })
  })

  it('and where no column says it in words that we know, a person is asked', async () => {
    expect(await questionsOf('email,ok?\na@x.org,✅\nb@x.org,❌\n')).toEqual(['status_column'])
    const rows = Array.from({ length: 12 }, (_, index) => `r${index}@x.org,${index % 4 ? 'jow' : 'nej tak'}`)
    expect(await questionsOf(`email,Zwurk\n${rows.join('\n')}`)).toEqual(['status_column'])
    expect(await questionsOf(`email,Country\n${rows.join('\n')}`)).toEqual([])
  })
})

it('the first person of a list without a header is not taken for its header', async () => {
  const { taken, rejected } = await read('anna(at)x.org,Anna,active\nb@x.org,Ben,active\n')
  expect(taken.map(({ email, name }) => [email, name])).toEqual([['b@x.org', 'Ben']])
  expect(rejected).toMatchObject([{ line: 1, reason: 'not_an_address' }])
  expect(fates(await read('a＠x.org\nb＠x.org\n'))).toEqual({ a: 'mailed', b: 'mailed' })
})

it('dates of several forms in one column are each read by their own form', async () => {
  const dates = ['2024-03-05', '05.03.2024', '03/25/2024', 'Mar 5 2024', '45356', '5.3.24']
  const { survey, taken } = await read(
    `email,confirmed_at\n${dates.map((date, index) => `r${index}@x.org,${date}`).join('\n')}`,
  )
  expect(survey.questions).toEqual([])
  const day = (line: (typeof taken)[number]) => line.confirmedAt?.toISOString().slice(0, 10)
  expect(taken.map(day)).toEqual([
    '2024-03-04',
    '2024-03-04',
    '2024-03-24',
    ...Array<string>(3).fill('2024-03-04'),
  ])
  const { rejected } = await read('email,confirmed_at\na@x.org,24-03-05\n')
  expect(rejected).toMatchObject([{ reason: 'date_unreadable' }])
})

describe('characters', () => {
  it('of an encoding that is clear are read, and it is shown', async () => {
    for (const encoding of ['koi8-r', 'ibm866', 'windows-1251', 'utf-16le'] as const) {
      const list = await read(encode('Почта;Имя;Статус\na@x.org;Пётр Яшин;Отписан\n', encoding))
      expect(list.survey).toMatchObject({ questions: [], mapping: { encoding } })
      expect(list.taken).toMatchObject([{ name: 'Пётр Яшин', state: 'unsubscribed' }])
    }
    const { taken } = await read(encode('email,name\na@x.org,Conor O’Brien – €\n', 'windows-1252'))
    expect(taken).toMatchObject([{ name: 'Conor O’Brien – €' }])
  })

  it('that may be of several encodings are a question with examples, which a choice answers', async () => {
    const file = listFile('list.csv', Buffer.from('email,name\na@x.org,Dvo\xf8ak\n', 'latin1'))
    const { survey } = await readList(file)
    expect(survey.questions).toMatchObject([{ about: 'encoding', part: 'list.csv' }])
    const [question] = survey.questions
    const texts = question?.about === 'encoding' ? question.examples.map(({ text }) => text) : []
    expect(texts).toEqual(expect.arrayContaining(['Dvořak', 'Dvoøak']))
    expect(new Set(texts).size).toBe(texts.length)
    const decided = await readList(file, { encoding: 'windows-1250' })
    expect(decided.survey.questions).toEqual([])
    expect(decided.taken).toMatchObject([{ name: 'Dvořak' }])
  })

  it('may be named on the command line by any usual name of their encoding', async () => {
    const { survey } = await read('email\na@x.org\n')
    const none = { map: [], status: [], standing: [], dates: [], mend: [] }
    const named = (encoding: string) => {
      const options = readOptions({ ...none, encoding }, survey)
      return options.ok ? options.value.encoding : options.message
    }
    expect(['cp866', 'Latin1', 'mac-cyrillic', 'utf8', 'cp850', 'KOI8-R'].map(named)).toEqual([
      ...['ibm866', 'windows-1252', 'x-mac-cyrillic', 'utf-8', 'ibm850', 'koi8-r'],
    ])
    for (const unknown of ['klingon', 'big5', '']) expect(named(unknown)).toContain('--encoding: is one of')
  })

  it('that nobody can see, or that the database cannot store, do not change what a value says', async () => {
    const zero = '\u200b'
    const list = await read(
      `\ufeff\ufeffemail,status,name\n\ufeffa@x.org,un${zero}subscribed,A\0nna\nb${zero}@x.org,\u00a0sub\0scribed,Ben\n`,
    )
    expect(fates(list)).toEqual({ a: 'left', b: 'mailed' })
    expect(JSON.stringify(list.survey)).not.toMatch(/\\u0000/)
    expect(list.taken).toMatchObject([{ name: 'Anna' }, { name: 'Ben' }])
  })
})

describe('columns without a name and a value after the last one', () => {
  const blank = ','.repeat(1000)
  const list = (header: string, row: string) => listFile('list.csv', `${header}${blank}\n${row}${blank}\n`)

  it('do not count, however many they are', async () => {
    const named = await readList(list('email,name', 'a@x.org,Anna'))
    expect(named.survey.mapping.parts[0]?.columns).toHaveLength(2)
    expect(named.taken).toMatchObject([{ email: 'a@x.org', name: 'Anna' }])
    const nameless = await readList(list('a@x.org,Anna', 'b@x.org,Boris'))
    expect(nameless.survey.mapping.parts[0]?.columns).toHaveLength(2)
    expect(nameless.taken.map(({ email }) => email)).toEqual(['a@x.org', 'b@x.org'])
  })

  it('count up to one that says something', async () => {
    const survey = (text: string) => surveyFile(listFile('list.csv', text))
    const late = `email${blank}\na@x.org${','.repeat(700)}unsubscribed\n`
    expect(await survey(late)).toMatchObject({ ok: false, reason: 'too_wide' })
    expect(await survey(late.replace('email', 'b@x.org'))).toMatchObject({ ok: false, reason: 'too_wide' })
    const nearer = await survey(`email${blank}\na@x.org,,unsubscribed\n`)
    expect(nearer.ok && nearer.value.mapping.parts[0]?.columns).toHaveLength(3)
  })
})
