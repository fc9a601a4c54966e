/** Plain text on a plain background stays readable in mail programs that invert colours. */
export const light = {
  page: '#f3eee4',
  sheet: '#fffdf9',
  ink: '#16202b',
  soft: '#4b5663',
  rule: '#d9d2c4',
  accent: '#1f4e79',
  support: '#a8402f',
  onButton: '#ffffff',
}
