export const russianReminders = {
  'Cancel your reminder': 'Отменить напоминание',
  'Confirm your reminder': 'Подтвердите напоминание',
} as const
