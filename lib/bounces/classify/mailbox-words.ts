// Phrases of refusals, one a line, in lower case. `…` stands for a few words. Lines with # say whose they are.

/** The mailbox has no room for the mail. */
export const mailboxFull = `
quota
mailbox full
mailbox … is full
mailbox size
mailfolder is full
maildir over
full mailbox
inbox is full
exceed … storage
exceed … limit
exceed … size
exceed … space
exceeds
exceeded
over … storage
over the maximum
over limit
over size
storage limit
storage space
insufficient … storage
insufficient disk
not enough space
not enough storage
no space left
no room
disk full
out of space
out of storage
too large
too big
size limit
message size
message length
maximum size
переполнен
квот
превыш
postfach … voll
speicherplatz
boîte … pleine
buzón … lleno
casella … piena
`

/** The server, the network or the time: another try may succeed. */
export const tryLater = `
try again
try later
trying again
retry
retries
greylist
graylist
grey-list
temporar
too many connections
too many recipients
too many concurrent
too many sessions
too many simultaneous
timed out
timeout
time-out
busy
deferred
expired
too long in
undelivered for
connection refused
connection reset
connection lost
connection dropped
no route to host
network is unreachable
not reachable
unreachable
not responding
did not respond
couldn't connect
could not connect
unable to connect
cannot connect
no connection
not available
system … error
internal error
local error
configuration error
resources
временно
попробуйте
vorübergehend
suspend
account is blocked
refused due to recipient preferences
`

/** The mailbox or its domain does not exist, or is closed. */
export const mailboxGone = `
# Sendmail, Postfix, qmail and Exim
unknown user
user … unknown
unknown recipient
unknown address
unknown mailbox
unknown local
unknown or illegal alias
unknown or invalid recipient
unknown or invalid user
recipient … unknown
address … unknown
mailbox … unknown
no such mailbox
no such recipient
no such address
no such account
no such person
no such alias
no such email
no such e-mail
no such … user
no such … here
no mailbox
no account
no user
unrouteable address
unrouteable mail domain
unrouteable domain
unroutable address
undeliverable address
bad destination
bad address
bad recipient
bad mailbox
invalid user
invalid address
invalid destination
invalid final delivery
invalid … mailbox
invalid … recipient
non-existent
nonexistent
nonexisting
user … not found
user … not exist
user … not listed
user … not known
user … doesn't exist
user … does not exist
user … does not have
user … doesn't have
user … no longer
user … isn't
mailbox … not found
mailbox … not exist
mailbox … doesn't exist
mailbox … does not exist
mailbox … no longer
mailbox … not valid
recipient … not found
recipient … not exist
recipient … doesn't exist
recipient … does not exist
recipient … no longer
recipient … not valid
recipient … not a valid
recipient … invalid
address … not found
address … not exist
address … doesn't exist
address … does not exist
address … wasn't found
address … couldn't be found
address … could not be found
address … no longer
address … not valid
address … not a valid
address … invalid
account … not found
account … not exist
account … doesn't exist
account … does not exist
account … no longer
account … not valid
tried to reach does not exist
does not exist here
doesn't exist here
doesn't have … account
does not have … account
wasn't found at
not a valid user
not a valid mailbox
not a known user
not a local
not our user
not our customer
not local
no longer on server
no longer works
no longer accepts
no longer valid
no longer in use
no longer available
# Closed mailboxes: Gmail, Yahoo, AOL, iCloud
tried to reach is disabled
tried to reach is inactive
account … disabled
account … inactive
account … deactivated
account … closed
account … deleted
account … terminated
account … discontinued
account … expired
account … not active
mailbox … disabled
mailbox … inactive
mailbox … deactivated
mailbox … closed
mailbox … deleted
mailbox … has moved
user … disabled
user … inactive
user … deleted
user … deactivated
recipient … disabled
recipient … inactive
recipient … deleted
address … disabled
address … inactive
address … deactivated
disabled user
disabled account
disabled mailbox
disabled recipient
inactive user
inactive account
inactive mailbox
inactive recipient
inactive email
# Domains
host unknown
unknown host
unknown domain
domain unknown
no such domain
no such host
domain … does not exist
domain … doesn't exist
domain … not found
host … not found
host name not found
couldn't find any host
illegal host
invalid domain
invalid host
no mail exchanger
null mx
nullmx
# mail.ru, Yandex, Rambler
нет такого
не существует
пользователь … не найден
ящик … не найден
адрес … не найден
получатель … не найден
такой пользователь
несуществующ
# Other languages
existiert nicht
nicht gefunden
unbekannter empfänger
empfänger unbekannt
unbekannter benutzer
destinataire … invalide
destinataire inconnu
adresse … introuvable
utilisateur inconnu
n'existe pas
no existe
usuario desconocido
não existe
usuário … desconhecido
utente sconosciuto
non esiste
nie istnieje
nie znaleziono
`
