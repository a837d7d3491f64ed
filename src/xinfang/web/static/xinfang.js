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

// What takes longer than a moment says that it is on its way.
let patience;
function arrived() {
  clearTimeout(patience);
  document.querySelector("#notices .loading")?.remove();
}
document.addEventListener("htmx:beforeRequest", () => {
  arrived();
  patience = setTimeout(() => {
    const line = document.createElement("p");
    line.className = "loading soft";
    line.setAttribute("role", "status");
    line.textContent = "正在取内容……";
    document.getElementById("notices")?.append(line);
  }, 700);
});
document.addEventListener("htmx:afterRequest", arrived);

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
    if (!map) return false;
    // The map tells only of keys that do something on this page.
    for (const line of map.querySelectorAll("[data-needs]")) line.hidden = !first(line.dataset.needs);
    map.open ? map.close() : map.showModal();
    return true;
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

// A number is judged by the server while it is typed, and once its field is left; nothing is asked for before it can be
// judged. What was typed goes in the body of the request, never in an address.
const judged = new WeakMap();

async function judge(field, { left }) {
  const line = document.getElementById(`${field.id}_judged`);
  const asked = { typed: field.value, left: left ? "1" : "" };
  judged.set(field, asked);
  if (field.value.trim().length < (left ? 1 : Number(field.dataset.judgeFrom))) {
    line.textContent = "";
    return;
  }
  if (!left) await new Promise((done) => setTimeout(done, 400));
  const latest = () => judged.get(field) === asked;
  if (!latest()) return;
  const token = field.form?.elements.csrfmiddlewaretoken?.value;
  if (!token) return;
  const sent = { method: "POST", headers: { "X-CSRFToken": token }, body: new URLSearchParams(asked), redirect: "error" };
  const answer = await fetch(field.dataset.judge, sent).catch(() => null);
  const said = answer?.ok ? await answer.text() : "";
  if (latest() && line.textContent !== said) line.textContent = said;
}

document.addEventListener("input", (event) => {
  if (event.target.matches("[data-judge]")) judge(event.target, { left: false });
});
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-judge]")) judge(event.target, { left: true });
});

// Files (附件) are added to those chosen before, from the dialog, by dropping or by pasting a picture.
const MOST_BYTES = 20 * 1024 * 1024;

function tell(input) {
  const place = input.closest(".pick") ?? input;
  let list = place.parentElement.querySelector(".chosen");
  if (!list) {
    list = document.createElement("ul");
    list.className = "files chosen";
    list.setAttribute("aria-live", "polite");
    place.after(list);
  }
  list.replaceChildren(...[...input.files].map((file, place) => lineOf(input, file, place)));
}

function lineOf(input, file, place) {
  const line = document.createElement("li");
  const off = document.createElement("button");
  line.textContent = file.size > MOST_BYTES ? `${file.name}（超过20 MB，不能接收） ` : `${file.name} `;
  off.type = "button";
  off.className = "btn btn-quiet";
  off.textContent = "去掉";
  off.setAttribute("aria-label", `去掉${file.name}`);
  off.addEventListener("click", () => {
    choose(input, [...input.files].filter((_, n) => n !== place));
    input.focus();
  });
  line.append(off);
  return line;
}

function choose(input, files) {
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  input.files = chosen.files;
  input.chosen = [...files];
  tell(input);
}

function add(input, files) {
  const before = input.chosen ?? [];
  const same = (one, other) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
  choose(input, [...before, ...[...files].filter((file) => !before.some((one) => same(one, file)))]);
}

// What is chosen is told below the button in our words, where a browser would tell it in its own.
for (const input of document.querySelectorAll(".pick > input")) {
  input.classList.add("told");
  if (!input.matches("[data-files]")) input.addEventListener("change", () => tell(input));
}

for (const input of document.querySelectorAll("input[data-files]")) {
  const form = input.form;
  let pasted = 0;
  const help = document.getElementById(`${input.id}_helptext`);
  if (help) help.append("也可以把文件拖到表单上，或者粘贴图片。");
  input.addEventListener("change", () => add(input, input.files));
  form.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files") || event.target.matches("input[type=file]")) return;
    event.preventDefault();
    form.classList.add("dropping");
  });
  for (const over of ["dragleave", "drop"]) form.addEventListener(over, () => form.classList.remove("dropping"));
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length || event.target.matches("input[type=file]:not([data-files])")) return;
    event.preventDefault();
    add(input, event.dataTransfer.files);
  });
  document.addEventListener("paste", (event) => {
    const pictures = [...event.clipboardData.files].filter((file) => file.type === "image/png" || file.type === "image/jpeg");
    if (!pictures.length) return;
    event.preventDefault();
    const ending = (file) => (file.type === "image/png" ? "png" : "jpg");
    add(input, pictures.map((file) => new File([file], `粘贴的图片${++pasted}.${ending(file)}`, { type: file.type })));
  });
}

// A text block goes to where the cursor stands; without a script it goes to the end of the part.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-insert]");
  const select = button && button.parentElement.querySelector("select[data-into]");
  const field = select && document.getElementById(select.dataset.into);
  const words = select && select.selectedOptions[0].dataset.words;
  if (!field || !words) return;
  event.preventDefault();
  field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});

// A signature drawn with finger, pen or mouse; without scripts the page tells how to sign on paper.
const signing = document.querySelector("form[data-sign]");
if (signing) {
  const canvas = signing.querySelector("canvas");
  const field = signing.querySelector("input[name=signature]");
  const pen = canvas.getContext("2d");
  let drawing = false;

  function clear() {
    pen.fillStyle = "#000";
    pen.clearRect(0, 0, canvas.width, canvas.height);
    field.value = "";
  }

  function at(event) {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * canvas.width) / box.width, ((event.clientY - box.top) * canvas.height) / box.height];
  }

  canvas.addEventListener("pointerdown", (event) => {
    drawing = true;
    canvas.setPointerCapture(event.pointerId);
    pen.lineWidth = 5;
    pen.lineCap = "round";
    pen.lineJoin = "round";
    pen.beginPath();
    pen.moveTo(...at(event));
    event.preventDefault();
  });

  canvas.addEventListener("pointermove", (event) => {
    if (!drawing) return;
    pen.lineTo(...at(event));
    pen.stroke();
  });

  for (const over of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(over, () => {
      if (drawing) field.value = canvas.toDataURL("image/png");
      drawing = false;
    });
  }

  signing.querySelector("[data-sign-clear]").addEventListener("click", clear);
  signing.querySelector("[data-sign-place]").hidden = false;
  signing.querySelector("[data-sign-done]").hidden = false;

  // A refused form comes back with what was signed.
  if (field.value) {
    const kept = new Image();
    kept.addEventListener("load", () => pen.drawImage(kept, 0, 0));
    kept.src = field.value;
  }
}
