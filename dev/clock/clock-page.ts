/** The clock's page for people: its time, and buttons that work without JavaScript. */
export function clockPage(now: Date, error?: string): string {
  const inWords = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'full',
    timeStyle: 'medium',
    timeZone: 'UTC',
  })
  const alert = error === undefined ? '' : `<p role="alert" id="fault">${escape(error)}</p>`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>The sandbox’s clock</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>The sandbox’s clock</h1>
<p class="time"><time datetime="${now.toISOString()}">${escape(inWords.format(now))} UTC</time></p>
<p>It runs as the real one does, and goes forward when you move it: reminders fall due, subscriptions renew.
It never goes back.</p>
${alert}
<form method="post" action="/">
<fieldset><legend>Move it</legend>
<button name="step" value="hour">1 hour on</button>
<button name="step" value="day">1 day on</button>
<button name="step" value="month">1 month on</button>
</fieldset>
</form>
<form method="post" action="/">
<label for="instant">Or to a day and time (UTC)</label>
<input id="instant" name="instant" type="datetime-local" required min="${now.toISOString().slice(0, 16)}"
 value="${now.toISOString().slice(0, 16)}"${error === undefined ? '' : ' aria-describedby="fault"'}>
<button>Move there</button>
</form>
</main>
</body>
</html>
`
}

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f6f4f0, #16181b); color: light-dark(#1b1b1b, #ececec); }
main { max-width: 34rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font: 600 1.4rem/1.2 Georgia, serif; }
.time { font: 600 1.5rem/1.3 Georgia, serif; font-variant-numeric: tabular-nums; }
form { margin: 1.5rem 0; }
fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .5rem; }
legend, label { display: block; font-weight: 600; margin-bottom: .4rem; padding: 0; }
button, input { font: inherit; padding: .6rem 1rem; border-radius: .4rem; border: 1px solid light-dark(#77716a, #8a8f96); }
button { background: light-dark(#1d3f72, #b9d2ff); color: light-dark(#fff, #10131a); border-color: transparent; cursor: pointer; }
input { background: light-dark(#fff, #202329); color: inherit; margin: 0 .5rem .5rem 0; }
:focus-visible { outline: 3px solid light-dark(#b25b00, #ffc46b); outline-offset: 2px; }
[role=alert] { border-left: 4px solid light-dark(#b3261e, #ff8a80); padding: .5rem .8rem; background: light-dark(#fff, #22252b); }
`

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
