export const russianPages = {
  'If you did not ask for this, close the page.': 'Если вы об этом не просили, закройте страницу.',
  'Page not found': 'Страница не найдена',
  'Not found': 'Не найдено',
  'There is no page at this address. The link may be incomplete, or the page may have moved. You can find everything we publish from the front page.':
    'По этому адресу ничего нет. Возможно, ссылка скопирована не целиком или страница переехала. Всё, что мы публикуем, можно найти с главной страницы.',
  'Not sent': 'Не отправлено',
  'This page was updated while you had it open, so what you sent did not arrive. Nothing was stored and nothing was charged. Your browser’s back button may bring back what you typed.':
    'Пока страница была открыта, сайт обновился, и то, что вы отправили, до нас не дошло. Ничего не сохранено и не списано. Возможно, кнопка «Назад» в браузере вернёт введённое.',
  'There were too many attempts in a short time. Please try again in a minute.':
    'За короткое время было слишком много попыток. Попробуйте ещё раз через минуту.',
  'There were too many attempts in a short time. Please try again in {minutes} minutes.': {
    by: 'minutes',
    one: 'За короткое время было слишком много попыток. Попробуйте ещё раз через {minutes} минуту.',
    few: 'За короткое время было слишком много попыток. Попробуйте ещё раз через {minutes} минуты.',
    many: 'За короткое время было слишком много попыток. Попробуйте ещё раз через {minutes} минут.',
  },
  'There were too many attempts in a short time. Please try again in {hours} hours.': {
    by: 'hours',
    one: 'За короткое время было слишком много попыток. Попробуйте ещё раз через {hours} час.',
    few: 'За короткое время было слишком много попыток. Попробуйте ещё раз через {hours} часа.',
    many: 'За короткое время было слишком много попыток. Попробуйте ещё раз через {hours} часов.',
  },
  'Skip to content': 'Перейти к содержанию',
  'Nothing was charged, and nothing was half saved. Go back one page: your browser still has what you typed. Wait a minute, then press the button again.':
    'Деньги не списаны, и ничего не сохранилось наполовину. Вернитесь на страницу назад: браузер помнит, что вы ввели. Подождите минуту и нажмите кнопку ещё раз.',
  'Please load this page again in a minute.': 'Пожалуйста, откройте эту страницу ещё раз через минуту.',
  'Something went wrong': 'Что-то пошло не так',
  'Open the page again': 'Открыть страницу ещё раз',
  'If it happens again, write to {contact}.': 'Если это повторится, напишите на {contact}.',
  'Bad address': 'Неверный адрес',
  'This address cannot be read': 'Этот адрес невозможно прочитать',
  'It contains characters that our addresses never contain. If you followed a link, it may be damaged: copy the whole link, or start at the front page.':
    'В нём есть символы, которых в наших адресах не бывает. Если вы перешли по ссылке, она могла повредиться: скопируйте её целиком или начните с главной страницы.',
  'Bad request': 'Неверный запрос',
  'This request cannot be read': 'Этот запрос невозможно прочитать',
  'Load the page again. If that does not help, an add-on or a proxy may be changing what your browser sends.':
    'Обновите страницу. Если не поможет, возможно, расширение или прокси меняет то, что отправляет ваш браузер.',
  'Form not readable': 'Форма не читается',
  'This form cannot be read': 'Эту форму невозможно прочитать',
  'Nothing was stored and nothing was charged. Open the page again and send the form from there. If you followed a link, it may be incomplete.':
    'Ничего не сохранено и не списано. Откройте страницу ещё раз и отправьте форму с неё. Если вы перешли по ссылке, она может быть скопирована не целиком.',
  'Compressed form': 'Сжатая форма',
  'It was sent compressed, and we accept only uncompressed forms.':
    'Она отправлена в сжатом виде, а мы принимаем только несжатые формы.',
  'Not possible here': 'Здесь это невозможно',
  'This page cannot do that': 'Эта страница так не умеет',
  'You can only read this page. Open it again, or start at the front page.':
    'Эту страницу можно только читать. Откройте её ещё раз или начните с главной.',
  'Form not accepted': 'Форма не принята',
  'This form did not come from our site': 'Эта форма пришла не с нашего сайта',
  'Nothing was stored and nothing was charged. Open the page here and send the form from there. If you did so, an add-on or a setting may be hiding from us where your forms come from. Allow it for this site, or use another browser.':
    'Ничего не сохранено и не списано. Откройте страницу здесь и отправьте форму с неё. Если вы так и сделали, возможно, расширение или настройка скрывает от нас, откуда приходят ваши формы. Разрешите это для нашего сайта или откройте его в другом браузере.',
  'Too large': 'Слишком длинно',
  'This is too long for the form': 'Для этой формы текст слишком длинный',
  'Nothing was stored. Go back one page: your browser still has what you typed. Make it shorter, and send it again.':
    'Ничего не сохранено. Вернитесь на страницу назад: браузер помнит, что вы ввели. Сократите текст и отправьте ещё раз.',
  'Form incomplete': 'Неполная форма',
  'Only part of the form arrived': 'Дошла только часть формы',
  'Nothing was stored and nothing was charged. The connection may be slow. Go back one page: your browser still has what you typed. Then send it again.':
    'Ничего не сохранено и не списано. Возможно, связь медленная. Вернитесь на страницу назад: браузер помнит, что вы ввели. Затем отправьте ещё раз.',
  'every Monday': 'по понедельникам',
  'every Tuesday': 'по вторникам',
  'every Wednesday': 'по средам',
  'every Thursday': 'по четвергам',
  'every Friday': 'по пятницам',
  'every Saturday': 'по субботам',
  'every Sunday': 'по воскресеньям',
  'on Monday': 'в понедельник',
  'on Tuesday': 'во вторник',
  'on Wednesday': 'в среду',
  'on Thursday': 'в четверг',
  'on Friday': 'в пятницу',
  'on Saturday': 'в субботу',
  'on Sunday': 'в воскресенье',
  'Read more': 'Читайте также',
} as const
