/** The mail domains of most readers: large providers worldwide and those of our readers' countries. */
export const commonDomains = [
  'gmail.com googlemail.com yahoo.com outlook.com hotmail.com live.com msn.com icloud.com me.com mac.com aol.com',
  'proton.me protonmail.com pm.me tutanota.com tuta.io fastmail.com hey.com zoho.com mail.com gmx.com gmx.net',
  'gmx.de web.de t-online.de freenet.de posteo.de mailbox.org gmx.at bluewin.ch hispeed.ch',
  'yandex.ru yandex.com ya.ru mail.ru bk.ru list.ru inbox.ru rambler.ru ukr.net i.ua meta.ua tut.by',
  'yahoo.co.uk hotmail.co.uk outlook.co.uk btinternet.com sky.com virginmedia.com talktalk.net',
  'yahoo.fr hotmail.fr orange.fr wanadoo.fr free.fr laposte.net sfr.fr telenet.be skynet.be proximus.be',
  'ziggo.nl kpnmail.nl xs4all.nl hetnet.nl planet.nl home.nl upcmail.nl hotmail.nl live.nl',
  'libero.it virgilio.it alice.it tin.it hotmail.it yahoo.it yahoo.es hotmail.es telefonica.net sapo.pt',
  'wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz email.cz azet.sk freemail.hu citromail.hu abv.bg',
  'mail.ee hot.ee inbox.lv inbox.lt delfi.lt telia.com bredband.net online.no suomi24.fi kolumbus.fi',
  'mail.ge gmail.ge comcast.net verizon.net att.net sbcglobal.net cox.net shaw.ca rogers.com bigpond.com',
]
  .join(' ')
  .split(' ')
