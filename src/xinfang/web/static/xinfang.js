// What only a script can do; every page is whole without it.
"use strict";

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

// The print button is of use only where scripts run.
for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;

// A paper that is asked for by its print button opens the print window by itself.
if (document.querySelector("[data-print-now]")) window.addEventListener("load", () => window.print());

// A quick part of a page that could not be fetched must not fail in silence.
function say(sentence) {
  const place = document.getElementById("notices");
  if (!place) return;
  const notice = document.createElement("p");
  notice.className = "notice tone-late";
  notice.setAttribute("role", "alert");
  notice.textContent = sentence;
  place.replaceChildren(notice);
}

document.addEventListener("htmx:sendError", () => say("网络没有连通，内容没有更新。请检查网络后再试一次。"));
document.addEventListener("htmx:responseError", () => say("没有取到内容，页面没有更新。请刷新页面后再试一次。"));
