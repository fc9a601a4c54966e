// Japanese and Chinese write no spaces between words, and say first who and at the end that somebody was not found. So
// the words say only together whether a refusal is about the recipient or about us.

const sender =
  '送信元|送信者|送信ドメイン|差出人|発信元|発信者|发件|發件|发信|發信|发送方|发送者|發送方|發送者|寄件|寄信'
const person = '宛先|あて先|受信者|受信先|受取人|ユーザ|收件|收信|用户|用戶|使用者'
const mailbox = [
  'メールボックス|アカウント|ディレクトリ|アドレス帳|邮箱|郵箱|信箱|账号|帐号|账户|帐户|帳號|帳戶',
  // Not that of a host.
  '(?<!ip ?)(?:アドレス|地址|位址)',
].join('|')
const recipient = `${person}|${mailbox}`
const missing = '存在し(?:ません|ない)|見つか(?:りません|らない)|リストにありません|不存在|找不到'

/** Of the same sentence, but about nobody else. */
const upTo = (most: number, others: string) => `(?:(?!${others})[^;!?,。；！？，、：:]){0,${most}}`
const notOurs = upTo(40, `${sender}|許可|逆引き|反向|名单|名單|ブラック|迷惑`)

/** "发件人域名不存在": the sender's address, domain or host was not found. */
export const senderMissing = new RegExp(`(?:${sender})${upTo(60, person)}(?:${missing})`, 'u')

/** "该收件人地址不存在", "找不到该用户": the recipient or the mailbox was not found. */
export const recipientMissing = new RegExp(
  `(?:${recipient})${notOurs}(?:${missing})|(?:不存在|找不到)${notOurs}(?:${recipient})`,
  'u',
)

/** A header of a mail that is quoted, which says nothing about its sender. */
export const quotedSender = /(?:发件人|發件人|寄件者|寄件人|差出人|送信者|보낸 ?사람) ?[:：]/g
