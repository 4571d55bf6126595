// What a page does beyond plain HTML: print, say that something takes a while, bring the current page into view.
"use strict";

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

window.addEventListener("beforeprint", () => {
  for (const closed of document.querySelectorAll("details:not([open])")) closed.open = true;
});

for (const form of document.querySelectorAll("form[data-slow]")) {
  form.addEventListener("submit", () => {
    form.querySelector(".slow").textContent = form.dataset.slow;
    // The pressed button says what was decided, so it may only be switched off after the form is on its way.
    setTimeout(() => form.querySelectorAll("button").forEach((button) => { button.disabled = true; }));
  });
}

for (const field of document.querySelectorAll(".question select[name=ander]")) {
  field.addEventListener("change", () => {
    field.closest("fieldset").querySelector("input[value=ander]").checked = true;
  });
}

const here = document.querySelector("nav.pages [aria-current]");
if (here) here.closest("nav").scrollLeft = Math.max(0, here.offsetLeft - 60);
