import { defaultLanguage, type Language } from '../languages/rules'

export type HidingFolders = { provider: string; folders: readonly string[] }

type Provider = {
  domain: RegExp
  name: string
  folders: readonly string[]
  /** Where the pages in Russian differ. */
  russian: { name?: string; folders: readonly string[] }
}

/** A country's or a plain ending, as large providers use them: "com", "nl", "co.uk", "com.br". */
const ending = String.raw`(com|[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2})`
const named = (names: string) => new RegExp(`^(${names})\\.${ending}$`)

/**
 * Where providers put mail that is not in the inbox, by the names that their own pages use. A provider whose pages are
 * in Russian is listed in English with both names.
 */
const providers: readonly Provider[] = [
  {
    name: 'Gmail',
    domain: /^(gmail|googlemail)\.com$/,
    folders: ['Promotions', 'Updates', 'Spam'],
    russian: { folders: ['«Промоакции»', '«Оповещения»', '«Спам»'] },
  },
  {
    name: 'Outlook',
    domain: named('outlook|hotmail|live|msn'),
    folders: ['Junk Email', 'Other'],
    russian: { folders: ['«Нежелательная почта»', '«Другие»'] },
  },
  {
    name: 'Yandex',
    domain: new RegExp(`^(yandex\\.${ending}|ya\\.ru|narod\\.ru)$`),
    folders: ['Рассылки (Newsletters)', 'Спам (Spam)'],
    russian: { name: 'Яндекс Почта', folders: ['«Рассылки»', '«Спам»'] },
  },
  {
    name: 'Mail.ru',
    domain: /^(mail|bk|list|inbox|internet)\.ru$/,
    folders: ['Рассылки (Newsletters)', 'Спам (Spam)'],
    russian: { folders: ['«Рассылки»', '«Спам»'] },
  },
  {
    name: 'Yahoo',
    domain: new RegExp(`^((yahoo|aol)\\.${ending}|ymail\\.com|rocketmail\\.com)$`),
    folders: ['Offers', 'Newsletters', 'Spam'],
    russian: { folders: ['«Рассылки»', '«Спам»'] },
  },
  {
    name: 'iCloud',
    domain: /^(icloud|me|mac)\.com$/,
    folders: ['Promotions', 'Updates', 'Junk'],
    russian: { folders: ['«Спам»'] },
  },
  {
    name: 'Proton Mail',
    domain: /^(proton\.me|protonmail\.com|pm\.me)$/,
    folders: ['Newsletters', 'Spam'],
    russian: { folders: ['«Рассылки»', '«Спам»'] },
  },
  {
    name: 'GMX and WEB.DE',
    domain: /^(gmx\.[a-z]{2,3}|web\.de)$/,
    folders: ['Spamverdacht', 'Spam'],
    russian: { name: 'GMX и WEB.DE', folders: ['Spamverdacht', 'Spam'] },
  },
]

/** How many providers are listed for an address whose own one we do not know: those of most readers. */
const mostListed = 5

/** The folders of the address's own provider; where it is unknown, those of the providers that most readers have. */
export function hidingFolders(
  address: string | null,
  language: Language = defaultLanguage,
): readonly HidingFolders[] {
  const domain = address?.slice(address.lastIndexOf('@') + 1).toLowerCase() ?? ''
  const own = providers.find((provider) => provider.domain.test(domain))
  const listed = own === undefined ? providers.slice(0, mostListed) : [own]
  return listed.map(({ name, folders, russian }) =>
    language === 'ru'
      ? { provider: russian.name ?? name, folders: russian.folders }
      : { provider: name, folders },
  )
}
