// Phrases of refusals, one a line, in lower case. `…` stands for a few words. Lines with # say whose they are.

/** It is about the sender's address or host, and says so. */
export const senderRefused = `
# Postfix access(5) and smtpd restrictions; Exim ACLs; Sendmail cf/README
sender address rejected
sender rejected
sender denied
sender … verif
sender … does not exist
sender … not exist
sender domain
sender … blocked
sender … not allowed
sender … denied
sender … not authori
unknown sender
return address
from address
your address
your account
reply-to
envelope sender
after mail from
in reply to mail from
invalid sender
domain of sender
senders domain
helo command rejected
ehlo command rejected
helo … invalid
client host
`

/** It is about our reputation, authentication or the content. */
export const aboutUs = `
# Relaying and access: Postfix, Exim, Sendmail
relay access denied
relay denied
relaying denied
relaying not
relay not permitted
not permitted to relay
unable to relay
open relay
we do not relay
no relay
administrative prohibition
administratively
access denied
access not allowed
network not allowed
host … not allowed
invalid ip
not accepting connections
insecure mail relay
invalid domain name
no access from mail server
not authorized
not authorised
unauthorized
not permitted to send
not allowed to send
not accepted from
refused to accept mail from
not accepting mail from
does not accept mail from
will not accept mail from
mail from … rejected
connection refused by
# Blocklists and reputation: Spamhaus, SpamCop, Barracuda, Cisco, Proofpoint, Cloudmark
blocklist
block list
blacklist
black list
blocked
blocking
is listed
listed in
listed by
listed on
listed at
has been listed
rbl
(bl)
dnsbl
spamhaus
spamcop
sorbs
barracuda
senderbase
proofpoint
reputation
banned
bad reputation
# Filters
spam
junk
unsolicited
bulk mail
bulk email
looks like
suspicious
phish
virus
malware
infected
malicious
content filter
content reject
content restrictions
because of … content
due to content
message content
prohibited
unacceptable
rejected due to
rejected for policy
policy
policies
security polic
security reason
abuse
complaints
message refused
message rejected
message has been rejected
message was rejected
mail rejected
email rejected
# Authentication: RFC 7208, 6376, 7489
spf
dkim
dmarc
sender id
unauthenticated
unauth
authentication required
authentication failed
authentication check
not authenticated
must be authenticated
passed authentication
# Names in the DNS: RFC 1912
reverse dns
reverse lookup
reverse hostname
rdns
ptr
no dns
dns record … your
your ip
your host
your server
your mail server
your domain
your network
ip address
ip: 
sending mta
sending server
sending host
# Rates and numbers that a provider allows a sender
rate limit
rate-limit
ratelimit
throttl
too many messages from
too many mails from
sending limit
relay quota
# Loops and forms
loop
too many hops
hop count
too many received
rfc 5322
rfc5322
rfc 2822
not rfc
header error
protocol violation
header … missing
missing … header
syntax error
bare lf
bare newline
# Other languages
спам
заблокирован
отклонен
verdächtig
# Japanese
送信元
送信ドメイン
送信者
差出人
発信元
発信者
逆引き
許可リスト
拒否リスト
ブラックリスト
ブロックリスト
ブロックされ
迷惑メール
スパム
なりすまし
# Chinese, simplified and traditional
发件人
发件方
发件服务器
发件域
发信人
发信方
发信服务器
发信域
发信ip
发信 ip
发送方
发送者
發件人
發信
發送方
寄件者
寄件人
寄件伺服器
寄信
反向解析
反向域名
反向 dns
反向dns
反解
黑名单
黑名單
白名单
白名單
垃圾邮件
垃圾郵件
垃圾信
拒收
信誉
信譽
# Korean
스팸
블랙리스트
차단 목록
차단 리스트
허용 목록
발신
보낸 사람
보낸사람
역방향
평판
`
