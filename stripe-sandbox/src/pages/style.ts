/** One stylesheet for all pages: system fonts, light and dark, mobile first. */
export const style = `
:root{color-scheme:light dark;--paper:#fff;--panel:#f3f5f4;--ink:#17211f;--soft:#53605c;--line:#cfd8d4;--field:#8a9691;
--accent:#0b6b57;--on-accent:#fff;--alarm:#b3261e;--alarm-bg:#fdf0ee;--note:#fff4d6;--note-ink:#4a3600;--good:#0b6b57}
@media (prefers-color-scheme:dark){:root{--paper:#111716;--panel:#19211f;--ink:#e8eeeb;--soft:#a3b1ac;--line:#33403c;
--field:#6d7c76;--accent:#5fd3b4;--on-accent:#06231c;--alarm:#ff9d93;--alarm-bg:#351a17;--note:#3a2f10;--note-ink:#ffe6a8;--good:#5fd3b4}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
h1,h2,h3{line-height:1.25;margin:0;text-wrap:balance}
.notice{margin:0;padding:.6rem 1.25rem;background:var(--note);color:var(--note-ink);font-size:.9rem;text-align:center}
.checkout{display:grid;min-height:calc(100vh - 2.6rem)}
.summary{background:var(--panel);padding:1.5rem 1.25rem 1.75rem}
.payment{padding:1.75rem 1.25rem 3rem}
.column{width:100%;max-width:26rem;margin-inline:auto}
@media (min-width:56rem){.checkout{grid-template-columns:1fr 1fr}
.summary,.payment{padding-block:4rem}.summary .column{margin-inline:auto 4rem}.payment .column{margin-inline:4rem auto}}
.back{display:inline-flex;gap:.4rem;align-items:center;min-height:2.75rem;font-size:.95rem;text-decoration:none}
.back:hover{text-decoration:underline}
.merchant{color:var(--soft);margin:.75rem 0 .15rem;font-size:1rem}
.total{font-size:2.4rem;font-weight:650;letter-spacing:-.02em;margin:0;line-height:1.15}
.total small{font-size:1rem;font-weight:400;letter-spacing:0;color:var(--soft)}
.items{list-style:none;margin:1.5rem 0 0;padding:0;border-top:1px solid var(--line)}
.items li{display:grid;grid-template-columns:1fr auto;gap:.15rem 1.25rem;padding:.85rem 0;border-bottom:1px solid var(--line)}
.items .price{font-variant-numeric:tabular-nums}
.soft{color:var(--soft);font-size:.9rem;margin:0}
form{margin:0}
.field{margin-top:1.1rem}
label,.label{display:block;font-weight:600;margin-bottom:.3rem}
input[type=text],input[type=email]{width:100%;min-height:2.9rem;padding:.5rem .75rem;font:inherit;color:inherit;background:var(--paper);
border:1px solid var(--field);border-radius:6px}
input[aria-invalid=true]{border:2px solid var(--alarm)}
input::placeholder{color:var(--soft);opacity:1}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:0 1rem}
.fixed{min-height:2.9rem;padding:.6rem .75rem;border-radius:6px;background:var(--panel);overflow-wrap:anywhere;margin:0}
.error{color:var(--alarm);font-size:.9rem;margin:.3rem 0 0}
.errors{border:2px solid var(--alarm);background:var(--alarm-bg);border-radius:8px;padding:.9rem 1.1rem;margin:1.1rem 0 0}
.errors:focus-visible{outline:0}.errors h2{font-size:1.05rem}.errors ul{margin:.4rem 0 0;padding-left:1.1rem}.errors a{color:var(--alarm)}.errors p{margin:.4rem 0 0}
button{font:inherit;cursor:pointer}
.main-button{width:100%;min-height:3.1rem;margin-top:1.6rem;border:0;border-radius:6px;background:var(--accent);color:var(--on-accent);
font-weight:650;font-size:1.05rem}
.main-button:hover{filter:brightness(1.08)}
.plain-button{min-height:2.75rem;padding:.35rem 1rem;border:1px solid var(--field);border-radius:6px;background:transparent;color:inherit;font-weight:600}
.wide{width:100%;margin-top:.75rem}
details{margin-top:2rem;border:1px solid var(--line);border-radius:8px}
summary{padding:.75rem 1rem;font-weight:600;cursor:pointer;min-height:2.75rem}
.cards{padding:0 1rem 1rem}.cards h2{font-size:.9rem;margin:1rem 0 .25rem;color:var(--soft)}
.cards dl{margin:0}.cards div{display:flex;flex-wrap:wrap;gap:.1rem .9rem;padding:.3rem 0;border-top:1px solid var(--line)}
.cards dt{font-family:ui-monospace,SFMono-Regular,Menlo,monospace;font-size:.9rem;user-select:all;white-space:nowrap}
.cards dd{margin:0;color:var(--soft);font-size:.9rem}
.message{max-width:34rem;margin:0 auto;padding:3rem 1.25rem}
.message p{margin:.9rem 0 0}
.portal{max-width:44rem;margin:0 auto;padding:2rem 1.25rem 4rem}.portal.narrow{max-width:28rem}
.portal h2{margin-top:2.25rem;font-size:1.2rem}.portal p{margin:.5rem 0 0}
.panel{margin-top:.6rem;padding:1rem 1.1rem;border:1px solid var(--line);border-radius:8px;background:var(--panel)}
.panel form{margin-top:.75rem}.panel .plain-button{background:var(--paper)}
.plan{font-size:1.25rem;font-weight:650}.portal .panel .plan{margin:0}
.action{display:inline-flex;align-items:center;min-height:2.75rem;font-weight:600}
.done{padding:.75rem 1rem;border-left:4px solid var(--good);background:var(--panel)}
fieldset{margin:1.25rem 0 0;padding:0;border:0}legend{font-weight:600;padding:0}
.choice{display:flex;gap:.6rem;align-items:center;min-height:2.75rem;margin:0;font-weight:400}.choice input{width:1.15rem;height:1.15rem;accent-color:var(--accent)}
.home{max-width:70rem;margin:0 auto;padding:2rem 1.25rem 4rem}
.home>p{max-width:42rem}
.home h2{margin-top:2.25rem;font-size:1.2rem}
.steps{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:center;margin-top:.4rem}
.counts{display:grid;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));gap:.75rem 1.5rem;max-width:48rem;margin:1.25rem 0 0;padding:0;list-style:none}
.counts b{font-size:1.5rem;display:block;line-height:1.2;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto;margin-top:.6rem;border:1px solid var(--line);border-radius:8px}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;padding:.5rem .8rem;border-top:1px solid var(--line);vertical-align:middle;white-space:nowrap}
td .plain-button{min-height:2.1rem;padding:.1rem .8rem}
thead th,thead td{border-top:0;color:var(--soft);font-weight:600;background:var(--panel)}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
code{font-family:ui-monospace,SFMono-Regular,Menlo,monospace;font-size:.88em}
td .soft{white-space:normal;max-width:22rem}
.state{font-weight:600}.state.good{color:var(--good)}.state.bad{color:var(--alarm)}
`
