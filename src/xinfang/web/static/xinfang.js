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

// Single keys, for whoever works here all day; they do nothing while somebody types. The map is on "?".
const typing = (element) => element.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
const first = (selector) => document.querySelector(selector);

function submitted(element) {
  const form = element.closest("form");
  const button = form && form.querySelector("button.btn-primary[type=submit]");
  if (button) form.requestSubmit(button);
  return Boolean(button);
}

function followed(key) {
  if (key === "?") {
    const map = document.getElementById("keys");
    if (map) map.open ? map.close() : map.showModal();
    return Boolean(map);
  }
  if (key === "/") {
    const field = first("main input[type=search], main input:not([type=hidden]), main textarea");
    if (field) field.focus();
    return Boolean(field);
  }
  const link = key === "[" ? first("a[rel=prev]") : key === "]" ? first("a[rel=next]") : first(`[data-key="${CSS.escape(key)}"]`);
  if (link) link.click();
  return Boolean(link);
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey || event.metaKey) return;
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.ctrlKey) {
    if (event.key === "Enter" && submitted(target)) event.preventDefault();
    return;
  }
  if (!typing(target) && event.key.length === 1 && followed(event.key)) event.preventDefault();
});
