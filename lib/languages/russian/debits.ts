/** Direct debits that a bank refused: renewals, and first payments. */
export const russianDebits = {
  'There was not enough money in the bank account.': 'На банковском счёте не хватило денег.',
  'If there is enough in the account by then, you do not need to do anything.':
    'Если к этому дню на счёте будет достаточно, делать ничего не нужно.',
  'You can pay it now, or choose another way to pay.':
    'Можно заплатить сейчас или выбрать другой способ оплаты.',
  'Your bank says that our direct debits from this account are not allowed.':
    'Ваш банк сообщает, что наши прямые списания с этого счёта запрещены.',
  'If you wanted that, please end your donation. If not, choose another way to pay or ask your bank.':
    'Если вы этого хотели, прекратите, пожалуйста, пожертвование. Если нет, выберите другой способ оплаты или спросите банк.',
  'The bank account is closed, or its details are not right.':
    'Банковский счёт закрыт, или его данные неверны.',
  'Please choose another way to pay. The payment will then be tried again at once.':
    'Выберите, пожалуйста, другой способ оплаты. Мы сразу попробуем провести платёж ещё раз.',
  'The bank refused the direct debit and did not say why.':
    'Банк отклонил прямое списание и не объяснил почему.',
  'Please choose another way to pay, or ask your bank.':
    'Выберите, пожалуйста, другой способ оплаты или спросите банк.',
  'Choose another way to pay': 'Выбрать другой способ оплаты',
  'You can also make just this one payment now:': 'Можно и провести сейчас только этот платёж:',
  'You enter the details on the payment company’s own page, and we never see them. You can also change the amount or end your donation. If you have questions, reply to this email or write to {contact}.':
    'Данные вы вводите на странице самой платёжной компании, мы их не видим. Можно и изменить сумму или прекратить пожертвование. Если есть вопросы, ответьте на это письмо или напишите на {contact}.',
  'Nothing was taken from your account.': 'С вашего счёта ничего не списано.',
  'On {day} you started a donation: {donation}. Your bank did not make the payment, and nothing was taken from your account.':
    '{day} вы начали оформлять пожертвование: {donation}. Банк не провёл платёж, и с вашего счёта ничего не списано.',
  'The bank may be asked again. If you would rather pay now, or in another way:':
    'Возможно, платёж попробуют провести ещё раз. Если хотите заплатить сейчас или другим способом:',
  'You do not need to do anything. If you would still like to give, you can try again:':
    'Делать ничего не нужно. Если вы по-прежнему хотите пожертвовать, можно попробовать ещё раз:',
} as const
