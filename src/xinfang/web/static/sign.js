// A signature drawn with finger, pen or mouse; without scripts the page tells how to sign on paper.
"use strict";

const form = document.querySelector("form[data-sign]");
const canvas = form.querySelector("canvas");
const field = form.querySelector("input[name=signature]");
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

form.querySelector("[data-sign-clear]").addEventListener("click", clear);
form.querySelector("[data-sign-place]").hidden = false;
form.querySelector("[data-sign-done]").hidden = false;

// A refused form comes back with what was signed.
if (field.value) {
  const kept = new Image();
  kept.addEventListener("load", () => pen.drawImage(kept, 0, 0));
  kept.src = field.value;
}
