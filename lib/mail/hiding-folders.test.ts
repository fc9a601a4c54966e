import { expect, it } from 'vitest'
import { hidingFolders } from './hiding-folders'

const providerOf = (address: string) => hidingFolders(address).map(({ provider }) => provider)

it.each([
  ['reader@gmail.com', 'Gmail'],
  ['reader@googlemail.com', 'Gmail'],
  ['reader@hotmail.co.uk', 'Outlook'],
  ['reader@live.nl', 'Outlook'],
  ['reader@ya.ru', 'Yandex'],
  ['reader@yandex.com.tr', 'Yandex'],
  ['reader@bk.ru', 'Mail.ru'],
  ['reader@yahoo.com.br', 'Yahoo'],
  ['reader@me.com', 'iCloud'],
  ['reader@pm.me', 'Proton Mail'],
  ['reader@gmx.net', 'GMX and WEB.DE'],
])('knows the folders of %s: %s', (address, provider) => expect(providerOf(address)).toEqual([provider]))

it('lists the providers of most readers where it does not know the own one', () => {
  const listed = ['Gmail', 'Outlook', 'Yandex', 'Mail.ru', 'Yahoo']
  for (const address of [
    'reader@example.org',
    'reader@mail.ru.example.org',
    'reader@notgmail.com',
    'a@xn--e1afmkfd.xn--p1ai',
  ])
    expect(providerOf(address), address).toEqual(listed)
  expect(hidingFolders(null).map(({ provider }) => provider)).toEqual(listed)
})

it('names the folder in which Gmail puts most newsletters first', () => {
  expect(hidingFolders('reader@gmail.com')[0]?.folders[0]).toBe('Promotions')
})

it('names the folders in Russian as the providers’ Russian pages do', () => {
  expect(hidingFolders('reader@ya.ru', 'ru')).toEqual([
    { provider: 'Яндекс Почта', folders: ['«Рассылки»', '«Спам»'] },
  ])
  expect(
    hidingFolders(null, 'ru')
      .flatMap(({ folders }) => folders)
      .join(),
  ).not.toMatch(/[a-z]/i)
})
