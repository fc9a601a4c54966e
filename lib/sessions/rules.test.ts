import { describe, expect, it } from 'vitest'
import { textIn } from '../languages/text'
import { describeDevice, groupCode, sayDevice } from './rules'
import { codeSchema } from './schema'

describe('the description of a device', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 YaBrowser/25.8.0 Safari/537.36',
      'Yandex Browser on Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
      'Safari on an iPhone',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
      'Safari on a Mac',
    ],
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/138.0.0.0 Safari/537.36 OPR/122.0.0.0',
      'Opera on Windows',
    ],
    ['Opera/9.80 (Windows NT 6.1) Presto/2.12.388', 'Opera on Windows'],
    [
      'Mozilla/5.0 (Linux; Android 15; SM-S931B) SamsungBrowser/28.0 Chrome/130.0.0.0 Safari/537.36',
      'Samsung Internet on Android',
    ],
    [
      'Mozilla/5.0 (Linux; Android 10; K) Chrome/142.0.0.0 Mobile Safari/537.36 EdgA/142.0.0.0',
      'Edge on Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Version/18.0 EdgiOS/142.0 Safari/604.1',
      'Edge on an iPhone',
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) FxiOS/145.0 Mobile/15E148 Safari/605.1.15',
      'Firefox on an iPad',
    ],
    [
      'Mozilla/5.0 (iPod touch; CPU iPhone OS 15_8 like Mac OS X) CriOS/130.0 Safari/604.1',
      'Chrome on an iPhone',
    ],
    ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/142.0.0.0 Safari/537.36', 'Chrome on a Chromebook'],
    ['Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/142.0.0.0 Safari/537.36', 'Chrome on Linux'],
    ['NotFirefox/1.0 (Linuxulator)', 'A browser'],
    ['curl/8.5.0', 'A browser'],
    ['', 'A browser'],
  ])('%s', (userAgent, words) => {
    expect(describeDevice(userAgent)).toBe(words)
  })

  it.each([
    ['Firefox on an iPhone', 'Firefox на iPhone'],
    ['Yandex Browser on Windows', 'Yandex Browser на Windows'],
    ['A browser', 'Браузер'],
    ['Chrome', 'Chrome'],
  ])('%s is %s in Russian', (device, russian) => {
    expect(sayDevice(device, textIn('ru'))).toBe(russian)
    expect(sayDevice(device, textIn('en'))).toBe(device)
  })
})

describe('a code', () => {
  it('is shown in two groups and accepted in any grouping', () => {
    expect(groupCode('01234567')).toBe('0123 4567')
    expect(groupCode('012345678')).toBe('0123 4567 8')
    expect(groupCode('0123')).toBe('0123')
    for (const typed of ['01234567', ' 0123 4567 ', '0123-4567', '０１２３４５６７', '0123 4567']) {
      expect(codeSchema.parse({ code: typed })).toEqual({ code: '01234567' })
    }
    for (const typed of ['', '1234567', '123456789', '1234567a', undefined]) {
      expect(codeSchema.safeParse({ code: typed }).success).toBe(false)
    }
  })
})
