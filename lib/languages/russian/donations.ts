export const russianDonations = {
  'Your donations': 'Ваши пожертвования',
  Receipt: 'Квитанция',
  Statement: 'Выписка',
  'Change the card': 'Сменить карту',
  'No donations from this country': 'Из этой страны пожертвования не принимаются',
  'Continue your donation': 'Продолжить пожертвование',
  'Did you mean to give twice?': 'Вы хотели пожертвовать дважды?',
  'Thank you': 'Спасибо',
} as const
