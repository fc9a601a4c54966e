export const russianAccount = {
  'Your account': 'Личный кабинет',
  'Where you are signed in': 'Где вы вошли',
  'That browser is signed out.': 'Выход в том браузере выполнен.',
  'These browsers are signed in as <strong>{email}</strong>. If you do not recognise one, sign it out.':
    'В этих браузерах выполнен вход под адресом <strong>{email}</strong>. Если какой-то из них вам незнаком, завершите в нём сеанс.',
  'Sign out everywhere': 'Выйти везде',
  '(this browser)': '(этот браузер)',
  'Signed in since {since}': 'Вход выполнен {since}',
  'Last seen {lastSeenAt}': 'Последнее посещение: {lastSeenAt}',
  '{device}, since {since}': '{device}, вход {since}',
  '{browser} on {system}': '{browser} на {system}',
  'A browser': 'Браузер',
  'Sign out': 'Выйти',
  'This is not the code from our latest email to you. Check it again; you can try one more time.':
    'Это не тот код, который был в нашем последнем письме. Проверьте его; осталась одна попытка.',
  'This is not the code from our latest email to you. Check it again; you can try {triesLeft} more times.': {
    by: 'triesLeft',
    one: 'Это не тот код, который был в нашем последнем письме. Проверьте его; осталась {triesLeft} попытка.',
    few: 'Это не тот код, который был в нашем последнем письме. Проверьте его; осталось {triesLeft} попытки.',
    many: 'Это не тот код, который был в нашем последнем письме. Проверьте его; осталось {triesLeft} попыток.',
  },
  'This code no longer works. Ask for a new email, and enter its code in the same browser.':
    'Этот код больше не действует. Запросите новое письмо и введите код из него в том же браузере.',
  'ask for a new email': 'запросите новое письмо',
  'We have sent an email to the address you entered. Press the button in it, or enter its code here. Each works once, within {signInMinutes} minutes.':
    {
      by: 'signInMinutes',
      one: 'Мы отправили письмо на указанный адрес. Нажмите в нём кнопку или введите здесь код. Они действуют один раз, в течение {signInMinutes} минуты.',
      few: 'Мы отправили письмо на указанный адрес. Нажмите в нём кнопку или введите здесь код. Они действуют один раз, в течение {signInMinutes} минут.',
      many: 'Мы отправили письмо на указанный адрес. Нажмите в нём кнопку или введите здесь код. Они действуют один раз, в течение {signInMinutes} минут.',
    },
  'We have sent an email to <strong>{address}</strong>. Press the button in it, or enter its code here. Each works once, within {signInMinutes} minutes.':
    {
      by: 'signInMinutes',
      one: 'Мы отправили письмо на <strong>{address}</strong>. Нажмите в нём кнопку или введите здесь код. Они действуют один раз, в течение {signInMinutes} минуты.',
      few: 'Мы отправили письмо на <strong>{address}</strong>. Нажмите в нём кнопку или введите здесь код. Они действуют один раз, в течение {signInMinutes} минут.',
      many: 'Мы отправили письмо на <strong>{address}</strong>. Нажмите в нём кнопку или введите здесь код. Они действуют один раз, в течение {signInMinutes} минут.',
    },
  'Press the button to sign in to this browser as <strong>{email}</strong>.':
    'Нажмите кнопку, чтобы войти в этом браузере под адресом <strong>{email}</strong>.',
  'If you did not ask for this, close the page. Nobody will be signed in.':
    'Если вы об этом не просили, закройте страницу. Вход не состоится.',
  'You are signed in': 'Вы вошли',
  'This browser is signed in as {email}.': 'В этом браузере выполнен вход под адресом {email}.',
  'Go to your account': 'Перейти в личный кабинет',
  'This link has already been used': 'Эта ссылка уже использована',
  'A link works once, and so does the code in the same email. If it was not you who used it, sign in with a new one and end the other session under “Where you are signed in”.':
    'Ссылка действует один раз, как и код из того же письма. Если воспользовались ею не вы, войдите по новой и завершите чужой сеанс в разделе «Где вы вошли».',
  'A link works for {signInMinutes} minutes, so that nobody can sign in with an old email.': {
    by: 'signInMinutes',
    one: 'Ссылка действует {signInMinutes} минуту, чтобы никто не мог войти по старому письму.',
    few: 'Ссылка действует {signInMinutes} минуты, чтобы никто не мог войти по старому письму.',
    many: 'Ссылка действует {signInMinutes} минут, чтобы никто не мог войти по старому письму.',
  },
  'It may be incomplete, or more than a day old. Copy the whole link from the email, or ask for a new one.':
    'Возможно, она скопирована не целиком или ей больше суток. Скопируйте ссылку из письма полностью или запросите новую.',
  'Ask for a new email': 'Запросить новое письмо',
  'You are signed out.': 'Вы вышли.',
  'You are signed out everywhere.': 'Вы вышли во всех браузерах.',
  'You are signed in as {email}. <link>Go to your account</link>, or sign in again below.':
    'Вы вошли под адресом {email}. <link>Перейдите в личный кабинет</link> или войдите ещё раз ниже.',
  'Enter your email address, and we will email you a link and a code. There is no password. Your account shows your newsletter, your donations and your reminders in one place.':
    'Введите адрес электронной почты, и мы пришлём ссылку и код. Пароля нет. В личном кабинете собраны ваша рассылка, пожертвования и напоминания.',
  'Send it again': 'Отправить ещё раз',
  'Your link and your code work for {minutes} minutes.': {
    by: 'minutes',
    one: 'Ссылка и код действуют {minutes} минуту.',
    few: 'Ссылка и код действуют {minutes} минуты.',
    many: 'Ссылка и код действуют {minutes} минут.',
  },
  'You are receiving this email because this address was entered in the sign-in form of {paper}.':
    'Вы получили это письмо, потому что этот адрес ввели в форме входа на сайте {paper}.',
  'Nobody is signed in unless the link or the code is used.':
    'Пока ссылкой или кодом не воспользуются, вход не состоится.',
  'Press the button, and then press the one on the page that opens. That browser will then be signed in.':
    'Нажмите кнопку, а потом ещё одну — на странице, которая откроется. После этого вы войдёте в том браузере.',
  'Or enter this code on the page where you asked for it:':
    'Или введите этот код на странице, где вы его запросили:',
  'Either works once, within {minutes} minutes. We will never ask you for the code: enter it only on our own page.':
    {
      by: 'minutes',
      one: 'И ссылка, и код действуют один раз, в течение {minutes} минуты. Мы никогда не спросим у вас код: вводите его только на нашей странице.',
      few: 'И ссылка, и код действуют один раз, в течение {minutes} минут. Мы никогда не спросим у вас код: вводите его только на нашей странице.',
      many: 'И ссылка, и код действуют один раз, в течение {minutes} минут. Мы никогда не спросим у вас код: вводите его только на нашей странице.',
    },
  'If you did not ask for this, do nothing. Nobody can sign in without this email.':
    'Если вы об этом не просили, ничего не делайте. Без этого письма никто не войдёт.',
  'Sign in to {paper}': 'Вход на сайт {paper}',
  'The reminder is cancelled.': 'Напоминание отменено.',
  'You are signed in as <strong>{email}</strong>. Everything below belongs to that address.':
    'Вы вошли под адресом <strong>{email}</strong>. Всё, что ниже, относится к этому адресу.',
  Donations: 'Пожертвования',
  'There are no donations from this address.': 'С этого адреса пожертвований нет.',
  'Payments, receipts and statements': 'Платежи, квитанции и выписки',
  Reminders: 'Напоминания',
  'Signing in': 'Вход',
  'You are subscribed. The newsletter arrives {every}. <link>Change the address or pause</link>':
    'Вы подписаны. Рассылка приходит {every}. <link>Изменить адрес или приостановить</link>',
  'You signed up but have not confirmed yet. The link is in our email. You can also sign up again.':
    'Вы подписались, но ещё не подтвердили подписку. Ссылка — в нашем письме. Можно и подписаться ещё раз.',
  'You are not subscribed.': 'Вы не подписаны.',
  'No reminder is set.': 'Напоминаний нет.',
  'Reminder of {dueOn}': 'Напоминание на {dueOn}',
  Cancel: 'Отменить',
  '{day}, not confirmed yet': '{day}, ещё не подтверждено',
  'Enter the code from the email.': 'Введите код из письма.',
  'The code has eight digits, like 1234 5678. Enter it as it appears in the email.':
    'В коде восемь цифр, например 1234 5678. Введите его так, как в письме.',
} as const
