import { russianBox } from './box'

/** The messages that client components show. */
export const russianForBrowsers = {
  ...russianBox,
  'Keep the sender and subject neutral': 'Сделать отправителя и тему нейтральными',
  'Our emails will then mention neither us nor a donation in your list of emails or on a locked screen. The text inside stays the same.':
    'Тогда в списке писем и на заблокированном экране не будет видно ни нас, ни слова о пожертвовании. Текст самого письма не изменится.',
  'If your browser shows no calendar, enter year-month-day, for example 2027-03-01.':
    'Если браузер не показывает календарь, введите год, месяц и день через дефис, например 2027-03-01.',
  'Another address': 'Другой адрес',
  'The address has not been changed': 'Адрес не изменён',
  'New email address': 'Новый адрес электронной почты',
  'We will email both addresses. The newsletter moves to the new one once you have agreed in both mailboxes.':
    'Мы напишем на оба адреса. Рассылка перейдёт на новый, когда вы подтвердите это в обоих почтовых ящиках.',
  'Email both addresses': 'Написать на оба адреса',
  'Change the pause': 'Изменить паузу',
  'Pause for a while': 'Приостановить на время',
  Pause: 'Пауза',
  'Nothing has been paused yet': 'Рассылка пока не приостановлена',
  'For how long?': 'На какой срок?',
  'The newsletter starts again automatically. You can end the pause here at any time.':
    'Потом рассылка возобновится сама. Закончить паузу можно здесь в любой момент.',
  'First day on which to get the newsletter again': 'С какого дня снова присылать рассылку',
  'Pause the newsletter': 'Приостановить рассылку',
  'Sign in by code': 'Вход по коду',
  'You are not signed in yet': 'Вы ещё не вошли',
  'Code from the email': 'Код из письма',
  'Eight digits, like 1234 5678': 'Восемь цифр, например 1234 5678',
  'Sign in': 'Войти',
  'No email was sent': 'Письмо не отправлено',
  'Email me a link and a code': 'Прислать ссылку и код',
  'Email address': 'Адрес электронной почты',
  'Did you mean <strong>{suggestion}</strong>? If {email} is right, press {button} once more.':
    'Вы имели в виду <strong>{suggestion}</strong>? Если {email} — верный адрес, нажмите «{button}» ещё раз.',
  'Use {suggestion}': 'Использовать {suggestion}',
  'Something went wrong on our side': 'У нас что-то сломалось',
  'The error has been recorded. If you were sending a form, please check your inbox before you send it again: it may have arrived.':
    'Мы уже знаем об ошибке. Если вы отправляли форму, сначала проверьте почту: возможно, всё дошло.',
  'Try again': 'Попробовать ещё раз',
  'Go to the front page': 'На главную страницу',
  'Error:': 'Ошибка:',
  'Please send that again': 'Отправьте, пожалуйста, ещё раз',
  'This page was updated while you had it open, so what you sent did not arrive. Nothing was stored and nothing was charged.':
    'Пока страница была открыта, сайт обновился, и то, что вы отправили, до нас не дошло. Ничего не сохранено и не списано.',
  'Go back to the form': 'Вернуться к форме',
  'Leave this empty': 'Оставьте это поле пустым',
  'please wait': 'подождите, пожалуйста',
  'Enter your email address.': 'Введите адрес электронной почты.',
  'Enter an email address in the form name@example.com.': 'Введите адрес в виде name@example.com.',
  'This address is longer than email allows. Enter another.':
    'Такой длинный адрес в электронной почте невозможен. Введите другой.',
  'Enter one email address. There are two in this field.': 'Введите один адрес. Сейчас в поле два.',
  'Enter an address that has only the letters a to z before the @. We cannot send email to other addresses yet.':
    'Введите адрес, в котором до знака @ только латинские буквы. На другие адреса мы пока писать не можем.',
  'Enter the address without the space in it, in the form name@example.com.':
    'Введите адрес без пробела, в виде name@example.com.',
  'Enter the address without the invisible character in it ({character}), in the form name@example.com.':
    'Введите адрес без невидимого символа ({character}), в виде name@example.com.',
  'Enter the address without the “{character}” in it, in the form name@example.com.':
    'Введите адрес без знака «{character}», в виде name@example.com.',
  'We got no answer: the connection may be down, or something went wrong on our side. What you entered is still here. Please try again in a minute.':
    'Ответа нет: возможно, прервалась связь или что-то сломалось у нас. Всё, что вы ввели, осталось здесь. Попробуйте ещё раз через минуту.',
  '<strong>One more step, by email.</strong> Criminals test stolen cards on pages like this one, so at the moment we have to check that a person is donating. Enter your email address, and we will send you a link to continue with this donation. Nothing has been charged.':
    '<strong>Остался один шаг, по почте.</strong> На таких страницах преступники проверяют краденые карты, поэтому сейчас нам нужно убедиться, что жертвует человек. Введите адрес электронной почты, и мы пришлём ссылку, чтобы продолжить это пожертвование. Ничего не списано.',
  'Used for this link only.': 'Только для этой ссылки.',
  'Email me the link': 'Прислать ссылку',
} as const
