/** The message for a reader who has to wait `seconds` before another attempt. */
export function explainWait(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  const span =
    minutes <= 1 ? 'a minute' : minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`
  return `There were too many attempts in a short time. Please try again in ${span}.`
}
