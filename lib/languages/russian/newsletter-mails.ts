export const russianNewsletterMails = {
  'Send your newsletter to another address?': 'Присылать вашу рассылку на другой адрес?',
  'Please answer within {days} days.': {
    by: 'days',
    one: 'Ответьте, пожалуйста, в течение {days} дня.',
    few: 'Ответьте, пожалуйста, в течение {days} дней.',
    many: 'Ответьте, пожалуйста, в течение {days} дней.',
  },
  'You (or someone using your address) asked us to send {newsletter} to {newEmail} instead of this address.':
    'Вы или кто-то, кто указал ваш адрес, попросили присылать {newsletter} на {newEmail}, а не на этот адрес.',
  'If that is right, press the button and agree on the page that opens. We have emailed the new address too. The change takes effect once both have agreed.':
    'Если это так, нажмите кнопку и подтвердите на странице, которая откроется. На новый адрес мы тоже написали. Адрес изменится, когда согласятся оба.',
  'The link works for {days} days.': {
    by: 'days',
    one: 'Ссылка действует {days} день.',
    few: 'Ссылка действует {days} дня.',
    many: 'Ссылка действует {days} дней.',
  },
  'If you did not ask for this, you do not need to do anything: the newsletter will keep coming here. Perhaps you forwarded an edition and somebody used the link at the end of it. They cannot change anything without you.':
    'Если вы об этом не просили, делать ничего не нужно: рассылка будет приходить сюда. Возможно, вы переслали кому-то выпуск и там воспользовались ссылкой в его конце. Без вас изменить ничего нельзя.',
  'You are receiving this email because a subscriber to {paper} gave this address as their new one.':
    'Вы получили это письмо, потому что подписчик {paper} назвал этот адрес своим новым.',
  'You will get no newsletter unless you agree.': 'Если вы не согласитесь, рассылки не будет.',
  'Get your newsletter at this address?': 'Получать рассылку на этот адрес?',
  'A subscriber to {newsletter}, whose current address is {oldEmail}, asked us to send it here instead. We hope that is you.':
    'Подписчик рассылки {newsletter} с адреса {oldEmail} попросил присылать её сюда. Надеемся, что это вы.',
  'If so, press the button and agree on the page that opens. The old address has to agree too. Then the change takes effect.':
    'Если да, нажмите кнопку и подтвердите на странице, которая откроется. Согласиться должны и на старом адресе. После этого адрес изменится.',
  'If you did not ask for this, ignore this email: we will send you nothing more, and we will erase your address within a month.':
    'Если вы об этом не просили, не обращайте внимания на это письмо: больше мы ничего не пришлём и в течение месяца удалим ваш адрес.',
  'Your newsletter now goes to your new address': 'Теперь рассылка приходит на ваш новый адрес',
  'Your address has been changed.': 'Ваш адрес изменён.',
  'You are receiving this email because {newsletter} was sent to this address until today.':
    'Вы получили это письмо, потому что {newsletter} до сегодняшнего дня приходила на этот адрес.',
  'This is the last email to this address.': 'Это последнее письмо на этот адрес.',
  'From now on we will send {newsletter} to {newEmail}. We will send nothing more to this address.':
    'Теперь мы будем присылать {newsletter} на {newEmail}. На этот адрес мы больше ничего не отправим.',
  'If that is not what you want, write to {contact}. A person will answer.':
    'Если вы этого не хотели, напишите на {contact}. Вам ответит живой человек.',
  '{newsletter} now comes to this address': '{newsletter} теперь приходит на этот адрес',
  'If an edition lands in your spam folder, move it to your inbox once, and the next ones will arrive there.':
    'Если выпуск попал в спам, один раз переместите его во входящие, и следующие будут приходить туда.',
  'From now on we will send {newsletter} to this address, {every} in the morning. We will send nothing more to the old one.':
    'Теперь мы будем присылать {newsletter} на этот адрес {every}, утром. На старый адрес мы больше ничего не отправим.',
} as const
