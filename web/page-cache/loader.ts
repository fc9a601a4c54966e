/**
 * Loads the page's scripts when a reader first touches a form: reading costs none. It runs in the browser as it stands
 * here, so it is plain and old JavaScript. A link of an edition (`weekly`) loads them at once, because counting needs
 * them (count-arrival.tsx). A form that is sent before they have run is sent by the browser itself.
 */
export const loader = `(function(){
var d=document,w=window,c=d.currentScript,t=["pointerdown","focusin","keydown"];
function go(){
if(!c)return;
t.forEach(function(n){d.removeEventListener(n,see,true)});
var s=d.createElement("script");s.src=c.getAttribute("data-start");d.head.appendChild(s);c=null
}
function see(e){if(e.target&&e.target.closest&&e.target.closest("form"))go()}
t.forEach(function(n){d.addEventListener(n,see,true)});
if(/[?&]weekly=/.test(w.location.search)||(d.activeElement&&d.activeElement.closest("form")))go()
})()`
